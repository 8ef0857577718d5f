package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.SegmentPattern;
import org.jspecify.annotations.Nullable;

/** Which edges leave a node, as far as a search has to know before it looks for them in the {@link EdgeTable}. */
final class Branches {

    private int size;
    private long literalLengths;
    private long prefixLengths;
    private long suffixLengths;
    private @Nullable GeneralEdges generals;
    private @Nullable TrieNode anySegments;
    private long tails;
    private long anySegmentsFollowedIn;

    void add(SegmentPattern segment, TrieNode end) {
        size++;
        switch (segment.kind()) {
            case LITERAL -> literalLengths |= Lengths.of(segment.text().length());
            case PREFIX -> prefixLengths |= Lengths.of(segment.text().length());
            case SUFFIX -> suffixLengths |= Lengths.of(segment.text().length());
            case GENERAL -> addGeneral(segment, end);
            case ANY_SEGMENTS -> anySegments = end;
        }
    }

    private void addGeneral(SegmentPattern segment, TrieNode end) {
        if (generals == null) {
            generals = new GeneralEdges();
        }
        generals.add(segment, end);
    }

    /** A length stays known when the last edge of it has left: that costs a look in vain, counting them would cost more. */
    void remove(TrieNode end) {
        size--;
        switch (end.kind()) {
            case LITERAL, PREFIX, SUFFIX -> {}
            case GENERAL -> removeGeneral(end);
            case ANY_SEGMENTS -> {
                anySegments = null;
                tails = 0;
            }
        }
    }

    private void removeGeneral(TrieNode end) {
        if (generals != null) {
            generals.remove(end);
            generals = generals.isEmpty() ? null : generals;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The {@link Lengths} that edges by a whole segment have or had. */
    long literalLengths() {
        return literalLengths;
    }

    /** The {@link Lengths} that edges by how a segment starts have or had. */
    long prefixLengths() {
        return prefixLengths;
    }

    /** The {@link Lengths} that edges by how a segment ends have or had. */
    long suffixLengths() {
        return suffixLengths;
    }

    @Nullable
    GeneralEdges generals() {
        return generals;
    }

    void addTails(long lengths) {
        tails |= lengths;
    }

    /** The {@link Lengths} that the rest of a path behind {@code **} has if some pattern matches it. */
    long tails() {
        return tails;
    }

    /** The end of {@code **}, the first time in a walk that it is asked for. */
    @Nullable
    TrieNode anySegmentsOnce(long walk) {
        if (anySegmentsFollowedIn == walk) {
            return null;
        }
        anySegmentsFollowedIn = walk;
        return anySegments;
    }
}
