package io.bellbuoy.matcher;

import static io.bellbuoy.topics.SubscriptionKey.PLATFORM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.TenantPartitioner;
import java.util.stream.IntStream;
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

    @Test
    void shouldReadOnEveryPartitionWhatThePlatformTellsAndHaveItMatchedOnOne() {
        RegistryEvent told = RegistryEvent.newBuilder(EVENT)
                .setTenant(PLATFORM)
                .setType(OwnEventTypes.SUBSCRIPTION_CREATED)
                .build();
        EventReader platforms = new EventReader((topic, bytes) -> told, PARTITIONS);
        Record<byte[], byte[]> record = RECORD.withKey(PLATFORM.getBytes(UTF_8));

        assertThat(IntStream.range(0, PARTITIONS))
                .allSatisfy(partition ->
                        assertThat(platforms.read(record, on(partition))).isEqualTo(told));
        assertThat(IntStream.range(0, PARTITIONS).filter(partition -> platforms.isMatchedOn(partition, told)))
                .hasSize(1);
    }

    @Test
    void shouldRefuseToHearFromThePlatformWhatOnlyARegistryCanKnow() {
        RegistryEvent push = RegistryEvent.newBuilder(EVENT).setTenant(PLATFORM).build();
        EventReader platforms = new EventReader((topic, bytes) -> push, PARTITIONS);

        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> platforms.read(RECORD.withKey(PLATFORM.getBytes(UTF_8)), on(0)))
                .withMessageContaining("Field tenant");
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
