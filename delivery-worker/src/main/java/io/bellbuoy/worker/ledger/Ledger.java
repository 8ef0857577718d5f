package io.bellbuoy.worker.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps, per partition, which received offsets are open. It counts what was received, not what was written: transaction
 * markers and compaction leave holes in a log. Confined to the lane's thread.
 *
 * @param <P> what identifies a partition
 */
public final class Ledger<P> {

    private final Map<P, OpenOffsets> assigned = new HashMap<>();
    private long lastEpoch;

    /**
     * Begins an assignment; whatever an earlier one left open is forgotten.
     *
     * @param committed what earlier assignments committed
     */
    public void assigned(P partition, OffsetMap committed) {
        lastEpoch++;
        assigned.put(partition, new OpenOffsets(lastEpoch, committed));
    }

    /** Ends an assignment; completions that come later are dropped. */
    public void released(P partition) {
        assigned.remove(partition);
    }

    /**
     * Opens an offset, unless it was completed before this assignment.
     *
     * @throws IllegalArgumentException when the partition is not assigned, or the offset does not rise
     */
    public Optional<Ticket<P>> received(P partition, long offset) {
        OpenOffsets offsets = assigned.get(partition);
        if (offsets == null) {
            throw new IllegalArgumentException("Received offset " + offset + " of unassigned partition " + partition);
        }
        return offsets.received(offset)
                ? Optional.of(new Ticket<>(partition, offsets.epoch(), offset))
                : Optional.empty();
    }

    /** Whether the ticket's offset is open in this assignment. */
    public boolean isOpen(Ticket<P> ticket) {
        return current(ticket)
                .filter(offsets -> offsets.isOpen(ticket.offset()))
                .isPresent();
    }

    /** Closes an offset. False when it is not this assignment's, or was closed before: then its outcome is void. */
    public boolean completed(Ticket<P> ticket) {
        return current(ticket)
                .filter(offsets -> offsets.completed(ticket.offset()))
                .isPresent();
    }

    /** Per assigned partition that received anything: what may be committed. */
    public Map<P, OffsetMap> commits() {
        Map<P, OffsetMap> commits = new HashMap<>();
        assigned.forEach((partition, offsets) -> offsets.commit().ifPresent(map -> commits.put(partition, map)));
        return commits;
    }

    /** The partitions whose last received offset is this far or further from their commit point. */
    public Set<P> aheadBy(long gap) {
        Set<P> ahead = new HashSet<>();
        assigned.forEach((partition, offsets) -> {
            if (offsets.gap() >= gap) {
                ahead.add(partition);
            }
        });
        return ahead;
    }

    /** The longest way from a commit point to the last received. */
    public long widestGap() {
        return assigned.values().stream().mapToLong(OpenOffsets::gap).max().orElse(0);
    }

    /** How many offsets are open. */
    public int openCount() {
        return assigned.values().stream().mapToInt(OpenOffsets::count).sum();
    }

    /** Per partition that has any, the lowest open offset. */
    public Map<P, Long> oldestOpen() {
        Map<P, Long> oldest = new HashMap<>();
        assigned.forEach((partition, offsets) -> offsets.oldest().ifPresent(offset -> oldest.put(partition, offset)));
        return oldest;
    }

    private Optional<OpenOffsets> current(Ticket<P> ticket) {
        return Optional.ofNullable(assigned.get(ticket.partition()))
                .filter(offsets -> offsets.epoch() == ticket.epoch());
    }
}
