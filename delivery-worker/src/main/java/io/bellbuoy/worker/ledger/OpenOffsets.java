package io.bellbuoy.worker.ledger;

import java.util.OptionalLong;
import java.util.TreeSet;

/** The open offsets of one partition during one assignment. */
final class OpenOffsets {

    private static final long NONE = -1;

    private final long epoch;
    private final TreeSet<Long> open = new TreeSet<>();
    private long lastReceived = NONE;

    OpenOffsets(long epoch) {
        this.epoch = epoch;
    }

    long epoch() {
        return epoch;
    }

    void received(long offset) {
        if (offset <= lastReceived) {
            throw new IllegalArgumentException(
                    "Offset " + offset + " was received after " + lastReceived + ", but offsets rise");
        }
        lastReceived = offset;
        open.add(offset);
    }

    boolean isOpen(long offset) {
        return open.contains(offset);
    }

    /** False when it was not open. */
    boolean completed(long offset) {
        return open.remove(offset);
    }

    /** Empty as long as nothing was received. */
    OptionalLong commitPoint() {
        if (lastReceived == NONE) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(open.isEmpty() ? lastReceived + 1 : open.first());
    }
}
