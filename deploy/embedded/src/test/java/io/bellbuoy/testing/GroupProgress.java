package io.bellbuoy.testing;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** How far a consumer group has come. */
public final class GroupProgress {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private GroupProgress() {}

    /**
     * Returns when the group has committed all that is on the topic now. The last record of each partition must not be a
     * transaction's: after that there is only its marker, which is nothing to process and may stay uncommitted.
     */
    public static void awaitEnd(Admin admin, String group, String topic, int partitions) {
        var ends = Partitions.ends(admin, Partitions.of(topic, partitions));
        Awaitility.await().atMost(PATIENCE).until(() -> ends.entrySet().stream()
                .allMatch(end -> committed(admin, group, end.getKey()) >= end.getValue()));
    }

    private static long committed(Admin admin, String group, TopicPartition partition) {
        try {
            var offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            return offset == null ? 0 : offset.offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
