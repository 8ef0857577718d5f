package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.SegmentPattern;
import io.bellbuoy.matching.SegmentPattern.Kind;
import org.jspecify.annotations.Nullable;

/** Where patterns that begin alike have come to, and the edge that leads there. Most are leaves. */
final class TrieNode {

    private final @Nullable TrieNode parent;
    private final Kind kind;
    private final String label;
    private final int hash;

    /** Of patterns that end here. */
    private @Nullable Posting here;

    /** Of patterns that end here with {@code **}. */
    private @Nullable Posting hereAndBelow;

    private @Nullable Branches branches;

    private TrieNode(@Nullable TrieNode parent, Kind kind, String label, int hash) {
        this.parent = parent;
        this.kind = kind;
        this.label = label;
        this.hash = hash;
    }

    static TrieNode root() {
        return new TrieNode(null, Kind.LITERAL, "", 0);
    }

    /** The end of an edge that is not there yet. */
    static TrieNode child(TrieNode parent, SegmentPattern segment) {
        String label = label(segment);
        return new TrieNode(parent, segment.kind(), label, hash(parent, segment.kind(), TextHash.of(label)));
    }

    /** What tells the segment from others of its kind. */
    static String label(SegmentPattern segment) {
        return segment.kind() == Kind.GENERAL ? segment.toString() : segment.text();
    }

    /** Spread over all bits: what the multiplications (by odd numbers from the golden ratio) know ends in the upper half. */
    static int hash(TrieNode from, Kind kind, int labelHash) {
        long mixed = ((long) from.hash << Integer.SIZE | labelHash) * 0x9E3779B97F4A7C15L + kind.hashCode();
        mixed = (mixed ^ mixed >>> Integer.SIZE) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> Integer.SIZE);
    }

    int hash() {
        return hash;
    }

    @Nullable
    TrieNode parent() {
        return parent;
    }

    Kind kind() {
        return kind;
    }

    /** Whether this is where the edge leads whose label is the text from {@code start} to before {@code end}. */
    boolean isEndOf(TrieNode from, Kind edge, String text, int start, int end) {
        return parent == from && kind == edge && label.length() == end - start && text.startsWith(label, start);
    }

    @Nullable
    Posting here() {
        return here;
    }

    @Nullable
    Posting hereAndBelow() {
        return hereAndBelow;
    }

    @Nullable
    Branches branches() {
        return branches;
    }

    void post(IndexedSubscription subscription, boolean below) {
        if (below) {
            hereAndBelow = hereAndBelow == null ? subscription : hereAndBelow.with(subscription);
        } else {
            here = here == null ? subscription : here.with(subscription);
        }
    }

    void withdraw(IndexedSubscription subscription, boolean below) {
        if (below) {
            hereAndBelow = hereAndBelow == null ? null : hereAndBelow.without(subscription);
        } else {
            here = here == null ? null : here.without(subscription);
        }
    }

    void branch(SegmentPattern segment, TrieNode child) {
        if (branches == null) {
            branches = new Branches();
        }
        branches.add(segment, child);
    }

    /** Notes the {@link Lengths} of what follows behind the {@code **} that leads on from here. */
    void addTails(long lengths) {
        if (branches != null) {
            branches.addTails(lengths);
        }
    }

    void cut(TrieNode child) {
        if (branches != null) {
            branches.remove(child);
            branches = branches.isEmpty() ? null : branches;
        }
    }

    boolean isEmpty() {
        return here == null && hereAndBelow == null && branches == null;
    }
}
