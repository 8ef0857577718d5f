package io.bellbuoy.worker.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps, per partition, which received offsets are open. It counts what was received, not what was written: transaction
 * markers and compaction leave holes in a log. Confined to the lane's thread.
 *
 * @param <P> what identifies a partition
 */
public final class Ledger<P> {

    private final Map<P, OpenOffsets> assigned = new HashMap<>();
    private long lastEpoch;

    /** Begins an assignment; whatever an earlier one left open is forgotten. */
    public void assigned(P partition) {
        lastEpoch++;
        assigned.put(partition, new OpenOffsets(lastEpoch));
    }

    /** Ends an assignment; completions that come later are dropped. */
    public void released(P partition) {
        assigned.remove(partition);
    }

    /**
     * Opens an offset.
     *
     * @throws IllegalArgumentException when the partition is not assigned, or the offset does not rise
     */
    public Ticket<P> received(P partition, long offset) {
        OpenOffsets offsets = assigned.get(partition);
        if (offsets == null) {
            throw new IllegalArgumentException("Received offset " + offset + " of unassigned partition " + partition);
        }
        offsets.received(offset);
        return new Ticket<>(partition, offsets.epoch(), offset);
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

    /** Per assigned partition that received anything: the lowest open offset, or the one after the last received. */
    public Map<P, Long> commitPoints() {
        Map<P, Long> points = new HashMap<>();
        assigned.forEach(
                (partition, offsets) -> offsets.commitPoint().ifPresent(point -> points.put(partition, point)));
        return points;
    }

    private Optional<OpenOffsets> current(Ticket<P> ticket) {
        return Optional.ofNullable(assigned.get(ticket.partition()))
                .filter(offsets -> offsets.epoch() == ticket.epoch());
    }
}
