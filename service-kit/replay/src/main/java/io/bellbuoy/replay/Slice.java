package io.bellbuoy.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of some partitions, as one moment finds it.
 *
 * @param starts offset of the first record of each
 * @param ends offset after the last record of each
 */
record Slice(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {

    Slice {
        starts = Map.copyOf(starts);
        ends = Map.copyOf(ends);
    }

    /**
     * From the first record of this time or later up to now. It ends at the high watermark and not where committed records
     * end just now: behind a transaction that is still open there may be a mark, and whoever misses it sends twice.
     *
     * @param since null: from the first that is kept
     */
    static Slice upToNow(Admin admin, Collection<TopicPartition> partitions, @Nullable Instant since) {
        Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> starts = new HashMap<>(offsets(admin, partitions, startOf(since)));
        // Negative where there is nothing of that time or later.
        starts.replaceAll((partition, start) -> start < 0 ? end(ends, partition) : start);
        return new Slice(starts, ends);
    }

    long start(TopicPartition partition) {
        return starts.getOrDefault(partition, 0L);
    }

    long end(TopicPartition partition) {
        return end(ends, partition);
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private static OffsetSpec startOf(@Nullable Instant since) {
        return since == null ? OffsetSpec.earliest() : OffsetSpec.forTimestamp(since.toEpochMilli());
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        ListOffsetsOptions uncommittedToo = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        try {
            return admin.listOffsets(asked, uncommittedToo).all().get().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, found -> offset(found.getValue())));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static long offset(ListOffsetsResultInfo found) {
        return found.offset();
    }
}
