package io.bellbuoy.worker.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.worker.attempt.Outcome;
import io.bellbuoy.worker.attempt.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

final class SettlementTest {

    private static final TopicPartition FIRST = new TopicPartition("notifications", 0);
    private static final TopicPartition SECOND = new TopicPartition("notifications", 1);
    private static final ConsumerGroupMetadata GROUP = new MockConsumer<>("earliest").groupMetadata();
    private static final Serializer<SpecificRecord> NO_AVRO = (topic, record) -> {
        throw new AssertionError("Everything here is bytes already");
    };

    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final Settlement settlement = new Settlement(new Transactions(this::producer), NO_AVRO);
    private RuntimeException commitFailure;

    @Test
    void shouldWriteOutcomesAndOffsetsInOneTransaction() {
        // Given
        settlement.add(FIRST, outcome("a"));
        settlement.add(SECOND, outcome("b"));

        // When
        settlement.settle(Map.of(FIRST, 1L, SECOND, 1L), GROUP);

        // Then
        assertThat(written(0)).containsExactly("a", "b");
        assertThat(producers.get(0).commitCount()).isEqualTo(1);
        assertThat(offsets(0))
                .containsExactly(Map.of(FIRST, new OffsetAndMetadata(1), SECOND, new OffsetAndMetadata(1)));
        assertThat(settlement.isEmpty()).isTrue();
    }

    @Test
    void shouldSettleTheSameOutcomesAgainWithANewProducerWhenItFailed() {
        // Given
        settlement.add(FIRST, outcome("a"));
        commitFailure = new KafkaException("The broker is away");
        assertThatThrownBy(() -> settlement.settle(Map.of(FIRST, 1L), GROUP)).isSameAs(commitFailure);
        commitFailure = null;
        settlement.add(FIRST, outcome("b"));

        // When
        settlement.settle(Map.of(FIRST, 2L), GROUP);

        // Then
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(written(1)).containsExactly("a", "b");
        assertThat(offsets(1)).containsExactly(Map.of(FIRST, new OffsetAndMetadata(2)));
    }

    @Test
    void shouldForgetWhatItCouldNotSettleOfPartitionsThatAreGone() {
        // Given
        settlement.add(FIRST, outcome("a"));
        settlement.add(SECOND, outcome("b"));

        // When
        settlement.forget(List.of(FIRST));

        // Then
        settlement.settle(Map.of(SECOND, 1L), GROUP);
        assertThat(written(0)).containsExactly("b");
    }

    @Test
    void shouldCommitOnlyOffsetsThatHaveMoved() {
        // Given
        settlement.add(FIRST, outcome("a"));
        settlement.settle(Map.of(FIRST, 1L, SECOND, 5L), GROUP);
        settlement.add(FIRST, outcome("b"));

        // When
        settlement.settle(Map.of(FIRST, 2L, SECOND, 5L), GROUP);

        // Then
        assertThat(offsets(0).get(1)).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(2)));
    }

    private Producer<byte[], byte[]> producer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.commitTransactionException = commitFailure;
        producers.add(producer);
        return producer;
    }

    private List<String> written(int producer) {
        return producers.get(producer).history().stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private List<Map<TopicPartition, OffsetAndMetadata>> offsets(int producer) {
        return producers.get(producer).consumerGroupOffsetsHistory().stream()
                .map(groups -> groups.get(GROUP.groupId()))
                .toList();
    }

    private static Outcome outcome(String value) {
        return new Outcome(
                List.of(Outgoing.ofBytes(new ProducerRecord<>("delivery-status", value.getBytes(UTF_8)))),
                Optional.empty());
    }
}
