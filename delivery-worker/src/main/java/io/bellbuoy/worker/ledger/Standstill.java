package io.bellbuoy.worker.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Since when each partition's oldest open offset has been its oldest. Every record comes back in bounded time, so one that
 * is the oldest for long will never come back. Confined to the lane's thread.
 *
 * @param <P> what identifies a partition
 */
public final class Standstill<P> {

    private final Map<P, Oldest<P>> oldest = new HashMap<>();

    /** Takes a look at the oldest open offsets as they are now. */
    public void look(Map<P, Long> offsets, Instant now) {
        oldest.keySet().retainAll(offsets.keySet());
        offsets.forEach((partition, offset) -> oldest.merge(
                partition,
                new Oldest<>(partition, offset, now),
                (known, seen) -> known.offset() == seen.offset() ? known : seen));
    }

    /** Forgets what was seen: these partitions are gone, or nothing could move. */
    public void forget(Collection<P> partitions) {
        oldest.keySet().removeAll(partitions);
    }

    /** Forgets all that was seen. */
    public void forgetAll() {
        oldest.clear();
    }

    /** The one that has not moved for the longest time. */
    public Optional<Oldest<P>> longest() {
        return oldest.values().stream().min(Comparator.comparing(Oldest::since));
    }

    /**
     * An open offset with none below it.
     *
     * @param since when it was first seen as that
     */
    public record Oldest<P>(P partition, long offset, Instant since) {}
}
