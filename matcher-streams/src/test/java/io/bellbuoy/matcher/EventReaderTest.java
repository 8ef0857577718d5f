package io.bellbuoy.matcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.TenantPartitioner;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final int PARTITIONS = 12;
    private static final RegistryEvent EVENT = RegistryEvent.newBuilder()
            .setId("e1")
            .setTenant("acme")
            .setType("artifact.pushed")
            .build();
    private static final Record<byte[], byte[]> RECORD = new Record<>("acme".getBytes(UTF_8), new byte[] {1}, 0);

    private final EventReader reader = new EventReader((topic, bytes) -> EVENT, PARTITIONS);

    @Test
    void shouldReadAnEventWhereItBelongs() {
        assertThat(reader.read(RECORD, on(TenantPartitioner.partition("acme", PARTITIONS))))
                .isEqualTo(EVENT);
    }

    @Test
    void shouldRefuseAnEventThatAnotherPartitionerPutElsewhere() {
        int elsewhere = (TenantPartitioner.partition("acme", PARTITIONS) + 1) % PARTITIONS;

        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> reader.read(RECORD, on(elsewhere)))
                .withMessageContaining("acme belongs on partition")
                .withMessageContaining("not on " + elsewhere)
                .withMessageContaining("murmur2");
    }

    private static RecordMetadata on(int partition) {
        return new RecordMetadata() {
            @Override
            public String topic() {
                return "events";
            }

            @Override
            public int partition() {
                return partition;
            }

            @Override
            public long offset() {
                return 0;
            }
        };
    }
}
