package io.bellbuoy.worker.ledger;

import java.util.BitSet;
import java.util.Objects;

/**
 * Where a partition is committed, and which offsets beyond are complete all the same. What was never received between two
 * received offsets (a transaction's marker, what compaction took) counts as complete. A value.
 */
public final class OffsetMap {

    /** Whatever is complete further ahead is not remembered: a bound for the memory of a map, whoever made it. */
    static final int MAX_SPAN = 1 << 17;

    private final long commitPoint;
    private final BitSet completed;

    /**
     * A map.
     *
     * @param completed counted from the commit point; nobody may change it afterwards
     */
    OffsetMap(long commitPoint, BitSet completed) {
        this.commitPoint = commitPoint;
        this.completed = completed;
    }

    /** A map that knows of nothing beyond the commit point. */
    public static OffsetMap upTo(long commitPoint) {
        return new OffsetMap(commitPoint, new BitSet());
    }

    /** The offset to go on from: the first that is not known to be complete. */
    public long commitPoint() {
        return commitPoint;
    }

    /** Whether the offset was completed, though it is not below the commit point. */
    public boolean isComplete(long offset) {
        long ahead = offset - commitPoint;
        return ahead >= 0 && ahead < MAX_SPAN && completed.get((int) ahead);
    }

    /** What is complete, counted from the commit point; not to be changed. */
    BitSet completed() {
        return completed;
    }

    /** The offset after the last that is complete. */
    long end() {
        return commitPoint + completed.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OffsetMap map && commitPoint == map.commitPoint && completed.equals(map.completed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(commitPoint, completed);
    }

    @Override
    public String toString() {
        return commitPoint + " and from there " + completed;
    }
}
