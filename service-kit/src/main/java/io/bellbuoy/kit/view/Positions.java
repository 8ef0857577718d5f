package io.bellbuoy.kit.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a view has applied each partition, and who waits for it to get further.
 *
 * <p>The reader reports, any thread waits. What waits is completed by whichever thread brings the news.
 */
final class Positions {

    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private volatile Map<TopicPartition, Long> reached = Map.of();

    /** Everything before these offsets has been applied. */
    void report(Map<TopicPartition, Long> positions) {
        reached = Map.copyOf(positions);
        completeReached();
    }

    /** Completes once every partition has reached its offset, or fails when the time is up. Either way it is forgotten then. */
    CompletableFuture<Void> await(Map<TopicPartition, Long> offsets, Duration timeout) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Waiting entry = new Waiting(offsets, done.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS));
        waiting.add(entry);
        done.whenComplete((reachedAll, failure) -> waiting.remove(entry));
        // Looked at after it was added, so that a report in between is not missed.
        completeReached();
        return done;
    }

    /** How many wait. */
    int waiting() {
        return waiting.size();
    }

    /** Where to go on reading. */
    Map<TopicPartition, Long> current() {
        return reached;
    }

    /** Forgets how far reading got: it begins again, in what may be another topic of the same name. */
    void reset() {
        reached = Map.of();
        failWaiting(new IllegalStateException("The topic is read anew"));
    }

    void failWaiting(Throwable cause) {
        waiting.forEach(entry -> entry.done().completeExceptionally(cause));
    }

    private void completeReached() {
        Map<TopicPartition, Long> now = reached;
        waiting.forEach(entry -> {
            if (entry.isReachedBy(now)) {
                entry.done().complete(null);
            }
        });
    }

    private record Waiting(Map<TopicPartition, Long> offsets, CompletableFuture<Void> done) {

        boolean isReachedBy(Map<TopicPartition, Long> positions) {
            return offsets.entrySet().stream()
                    .allMatch(offset -> positions.getOrDefault(offset.getKey(), 0L) >= offset.getValue());
        }
    }
}
