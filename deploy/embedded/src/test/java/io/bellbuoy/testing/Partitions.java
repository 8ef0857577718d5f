package io.bellbuoy.testing;

import io.bellbuoy.topics.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;

/** What a test asks the leaders of partitions. */
public final class Partitions {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Partitions() {}

    public static List<TopicPartition> of(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    /** The high watermark of each: all that is written lies before it, markers of transactions included. */
    public static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicPartition> partitions) {
        var latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns when topics that were made a moment ago can be written to. A broker names itself the leader of a new partition
     * before it leads it. If it refuses a batch then and takes the one behind it, an idempotent producer's batches stay
     * out of order until they expire.
     */
    public static void awaitLeaders(Admin admin, List<TopicSpec> topics) {
        var partitions = topics.stream()
                .flatMap(topic -> of(topic.name(), topic.partitions()).stream())
                .toList();
        // Only leaders know the ends. The client waits for a leader, but not for a topic to be known.
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(Partitions::isUnknownTopic)
                .untilAsserted(() -> ends(admin, partitions));
    }

    private static boolean isUnknownTopic(Throwable failure) {
        return failure.getCause() instanceof UnknownTopicOrPartitionException;
    }
}
