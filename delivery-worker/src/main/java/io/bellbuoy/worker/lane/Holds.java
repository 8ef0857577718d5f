package io.bellbuoy.worker.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of retry rungs whose head is not due, and until when. A rung has one fixed delay, so nothing behind its
 * head is due before it. Confined to the lane's thread.
 */
final class Holds {

    private final Map<TopicPartition, Instant> untils = new HashMap<>();

    void hold(TopicPartition partition, Instant until) {
        untils.put(partition, until);
    }

    boolean isHeld(TopicPartition partition) {
        return untils.containsKey(partition);
    }

    /** Lets go of those that are due. */
    void release(Instant now) {
        untils.values().removeIf(until -> !until.isAfter(now));
    }

    void forget(Collection<TopicPartition> partitions) {
        untils.keySet().removeAll(partitions);
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(untils.keySet());
    }

    /** How long nothing comes due, at most so long. */
    Duration untilNext(Instant now, Duration atMost) {
        return untils.values().stream()
                .map(until -> Duration.between(now, until))
                .filter(wait -> wait.compareTo(atMost) < 0)
                .min(Comparator.naturalOrder())
                .orElse(atMost);
    }
}
