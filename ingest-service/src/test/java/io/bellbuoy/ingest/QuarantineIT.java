package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.topics.HeaderNames;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class QuarantineIT {

    @Test
    void shouldSetUnreadableRecordsAsideAndGoOn() throws Exception {
        // Given
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config =
                IngestFixture.config(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix());
        IngestFixture.provision(config);
        try (IngestFixture ingest = IngestFixture.start(config)) {
            writeNonsense(ingest.topics.subscriptions());

            // When
            HttpResponse<String> read = ingest.send("GET", "/v1/tenants/bad/subscriptions/one");

            // Then
            assertThat(read.statusCode()).isEqualTo(404);
            try (var reader = new TopicReader<>(
                    kafka.bootstrapServers(),
                    ingest.topics.quarantine(),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                assertThat(reader.readUntil(records -> !records.isEmpty()))
                        .first()
                        .satisfies(found -> {
                            assertThat(found.key()).isEqualTo("bad/one");
                            assertThat(found.value()).asString(UTF_8).isEqualTo("no Avro");
                            assertThat(found.headers()
                                            .lastHeader(HeaderNames.QUARANTINED_BY)
                                            .value())
                                    .asString(UTF_8)
                                    .isEqualTo("ingest");
                            assertThat(found.headers()
                                            .lastHeader(HeaderNames.QUARANTINED_FROM)
                                            .value())
                                    .asString(UTF_8)
                                    .isEqualTo(ingest.topics.subscriptions() + "/0/0");
                        });
            }
        }
    }

    private static void writeNonsense(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "bad/one".getBytes(UTF_8), "no Avro".getBytes(UTF_8)));
        }
    }
}
