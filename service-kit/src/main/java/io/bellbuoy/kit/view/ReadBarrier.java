package io.bellbuoy.kit.view;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a view has applied what its topic held when the caller asked.
 *
 * <p>One look-up of the topic's end runs at a time. Who asks while it runs cannot use its answer, which may be older than
 * the question, and shares the next one with everybody else who asks meanwhile.
 */
final class ReadBarrier {

    private final EndOffsets endOffsets;
    private final Positions positions;
    private final Duration timeout;
    private boolean isLookingUp;
    private @Nullable CompletableFuture<Void> next;

    /**
     * A barrier that forgets who waits.
     *
     * @param timeout how long after its look-up
     */
    ReadBarrier(EndOffsets endOffsets, Positions positions, Duration timeout) {
        this.timeout = timeout;
        this.endOffsets = endOffsets;
        this.positions = positions;
    }

    /** Completes when the view has got there, and fails when the look-up does or the time after it is up. */
    CompletableFuture<Void> pass() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        synchronized (this) {
            if (isLookingUp) {
                if (next == null) {
                    next = mine;
                }
                return next.copy();
            }
            isLookingUp = true;
        }
        lookUp(mine);
        return mine.copy();
    }

    private void lookUp(CompletableFuture<Void> group) {
        // High watermarks: the caller's own transaction may be committed and its marker not yet everywhere.
        endOffsets.lookUp(IsolationLevel.READ_UNCOMMITTED).whenComplete((ends, failure) -> {
            if (failure == null) {
                await(ends, group);
            } else {
                group.completeExceptionally(failure);
            }
            lookUpNext();
        });
    }

    private void await(Map<TopicPartition, Long> ends, CompletableFuture<Void> group) {
        positions.await(ends, timeout).whenComplete((done, failure) -> {
            if (failure == null) {
                group.complete(null);
            } else {
                group.completeExceptionally(failure);
            }
        });
    }

    private void lookUpNext() {
        CompletableFuture<Void> group;
        synchronized (this) {
            group = next;
            next = null;
            isLookingUp = group != null;
        }
        if (group != null) {
            lookUp(group);
        }
    }
}
