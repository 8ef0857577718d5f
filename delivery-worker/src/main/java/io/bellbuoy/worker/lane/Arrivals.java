package io.bellbuoy.worker.lane;

import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.worker.ledger.OffsetMap;
import io.bellbuoy.worker.ledger.OffsetMapCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that were assigned a moment ago, and of which is not known yet what their last owner completed. Kafka does
 * not say while a transaction is open that a dead owner left behind, so this can take seconds in which other partitions go
 * on. Confined to the lane's thread.
 */
final class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    /** Longer than Kafka takes to end a dead owner's transaction where nothing is amiss. */
    private static final Duration OVERDUE = Duration.ofSeconds(20);

    private final Consumer<?, ?> consumer;
    private final OffsetMapCodec codec;
    private final Clock clock;
    private final Set<TopicPartition> unknown = new HashSet<>();
    private Instant lastArrival = Instant.MIN;

    Arrivals(Consumer<?, ?> consumer, OffsetMapCodec codec, Clock clock) {
        this.consumer = consumer;
        this.codec = codec;
        this.clock = clock;
    }

    void add(Collection<TopicPartition> partitions) {
        unknown.addAll(partitions);
        lastArrival = clock.instant();
    }

    void forget(Collection<TopicPartition> partitions) {
        unknown.removeAll(partitions);
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(unknown);
    }

    /** Whether Kafka owes an answer for longer than it should. */
    boolean areOverdue() {
        return !unknown.isEmpty() && lastArrival.plus(OVERDUE).isBefore(clock.instant());
    }

    /**
     * Asks what is committed of them, after which they are no arrivals any more.
     *
     * @throws org.apache.kafka.common.errors.RetriableException when Kafka does not say so within that time: ask again
     */
    Map<TopicPartition, OffsetMap> ask(Duration patience) {
        if (unknown.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetAndMetadata> commits = consumer.committed(partitions(), patience);
        Map<TopicPartition, OffsetMap> known = new HashMap<>();
        unknown.forEach(partition -> known.put(partition, read(partition, commits.get(partition))));
        unknown.clear();
        return known;
    }

    private OffsetMap read(TopicPartition partition, @Nullable OffsetAndMetadata commit) {
        return commit == null
                ? OffsetMap.upTo(0)
                : codec.decode(commit.offset(), commit.metadata()).orElseGet(() -> refused(partition, commit.offset()));
    }

    private static OffsetMap refused(TopicPartition partition, long offset) {
        log.atWarn()
                .addKeyValue(LogKeys.PARTITION, partition)
                .addKeyValue(LogKeys.OFFSET, offset)
                .log("The commit's metadata is not ours or is damaged: what is complete behind it is sent again");
        return OffsetMap.upTo(offset);
    }
}
