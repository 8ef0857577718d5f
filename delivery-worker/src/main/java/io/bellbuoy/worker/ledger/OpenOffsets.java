package io.bellbuoy.worker.ledger;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;

/** The open offsets of one partition during one assignment, over what earlier assignments left complete. */
final class OpenOffsets {

    private static final long NONE = -1;

    /** So many bits that no offset needs any more are carried along; dropping them is cheap, but not for every offset. */
    private static final int DEAD_BITS = 1 << 14;

    private final long epoch;

    /** One bit for each offset from {@link #base}: faster than any set of numbers, and as long as the gap is wide. */
    private BitSet open = new BitSet();

    private long base;
    private OffsetMap earlier;
    private long lastReceived = NONE;

    OpenOffsets(long epoch, OffsetMap earlier) {
        this.epoch = epoch;
        this.earlier = earlier;
    }

    long epoch() {
        return epoch;
    }

    /** False when an earlier assignment completed it. */
    boolean received(long offset) {
        if (offset <= lastReceived) {
            throw new IllegalArgumentException(
                    "Offset " + offset + " was received after " + lastReceived + ", but offsets rise");
        }
        if (offset < earlier.commitPoint()) {
            // Kafka went back behind the commit, as it does when the log was cut off or made anew. What is there now is
            // not what the map knew.
            earlier = OffsetMap.upTo(offset);
        }
        lastReceived = offset;
        if (earlier.isComplete(offset)) {
            return false;
        }
        dropDeadBits(offset);
        open.set(Math.toIntExact(offset - base));
        return true;
    }

    boolean isOpen(long offset) {
        return offset >= base && offset <= lastReceived && open.get((int) (offset - base));
    }

    /** False when it was not open. */
    boolean completed(long offset) {
        boolean wasOpen = isOpen(offset);
        if (wasOpen) {
            open.clear((int) (offset - base));
        }
        return wasOpen;
    }

    int count() {
        return open.cardinality();
    }

    /** From the oldest open offset to the last received, both counted; zero as long as nothing is open. */
    long gap() {
        return open.isEmpty() ? 0 : lastReceived + 1 - base - open.nextSetBit(0);
    }

    OptionalLong oldest() {
        return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(base + open.nextSetBit(0));
    }

    /** Empty as long as nothing was received. */
    Optional<OffsetMap> commit() {
        if (lastReceived == NONE) {
            return Optional.empty();
        }
        long point = oldest().orElseGet(this::firstNotComplete);
        BitSet completed = completedSince(point);
        addEarlier(point, completed);
        return Optional.of(new OffsetMap(point, completed));
    }

    private void dropDeadBits(long next) {
        if (open.isEmpty()) {
            base = next;
        }
        int dead = open.nextSetBit(0);
        if (dead > DEAD_BITS) {
            open = open.get(dead, open.length());
            base += dead;
        }
    }

    private long firstNotComplete() {
        long offset = lastReceived + 1;
        while (earlier.isComplete(offset)) {
            offset++;
        }
        return offset;
    }

    private BitSet completedSince(long point) {
        if (open.isEmpty()) {
            return new BitSet();
        }
        int span = (int) Math.min(lastReceived + 1 - point, OffsetMap.MAX_SPAN);
        int first = (int) (point - base);
        BitSet completed = open.get(first, first + span);
        completed.flip(0, span);
        return completed;
    }

    /** What earlier assignments completed behind the last received; it is not to be forgotten before it comes by. */
    private void addEarlier(long point, BitSet completed) {
        long end = Math.min(earlier.end(), point + OffsetMap.MAX_SPAN);
        for (long offset = Math.max(point, lastReceived + 1); offset < end; offset++) {
            completed.set((int) (offset - point), earlier.isComplete(offset));
        }
    }
}
