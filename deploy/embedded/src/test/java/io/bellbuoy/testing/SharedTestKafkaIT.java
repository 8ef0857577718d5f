package io.bellbuoy.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

final class SharedTestKafkaIT {

    private final TestKafka kafka = TestKafka.shared();

    @Test
    void shouldGiveEveryTestTheSameBrokerAndItsOwnPrefix() {
        // When
        var again = TestKafka.shared();

        // Then
        assertThat(again).isSameAs(kafka);
        assertThat(again.freshPrefix()).matches("t\\d+-[a-z0-9]{4}\\.").isNotEqualTo(kafka.freshPrefix());
    }

    @Test
    void shouldReadWhatWasProducedInATransaction() throws Exception {
        // Given
        var topic = kafka.freshPrefix() + "letters";
        try (var admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get(30, SECONDS);
        }

        // When
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", topic + "-writer");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, "k", "a"));
            producer.send(new ProducerRecord<>(topic, 1, "k", "b"));
            producer.commitTransaction();
        }

        // Then
        try (var reader = new TopicReader<>(
                kafka.bootstrapServers(), topic, new StringDeserializer(), new StringDeserializer())) {
            assertThat(reader.readUntil(records -> records.size() == 2))
                    .extracting(record -> record.value())
                    .containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void shouldRefuseAnUnknownChoiceOfBroker() {
        assertThatThrownBy(() -> TestBroker.start("rabbit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rabbit");
    }
}
