package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.SegmentPattern;
import org.jspecify.annotations.Nullable;

/** Where patterns that begin alike have come to. Most are leaves: edges are only there when they lead somewhere. */
final class TrieNode {

    /** Of patterns that end here. */
    private final Postings here = new Postings();

    /** Of patterns that end here with {@code **}. */
    private final Postings hereAndBelow = new Postings();

    private @Nullable Edges edges;

    Postings here() {
        return here;
    }

    Postings hereAndBelow() {
        return hereAndBelow;
    }

    @Nullable
    TrieNode child(SegmentPattern segment) {
        return edges == null ? null : edges.find(segment);
    }

    TrieNode childOrNew(SegmentPattern segment) {
        TrieNode known = child(segment);
        if (known != null) {
            return known;
        }
        TrieNode child = new TrieNode();
        if (edges == null) {
            edges = new Edges();
        }
        edges.add(segment, child);
        return child;
    }

    void removeChild(SegmentPattern segment) {
        if (edges != null) {
            edges.remove(segment);
            edges = edges.isEmpty() ? null : edges;
        }
    }

    boolean isEmpty() {
        return edges == null && here.isEmpty() && hereAndBelow.isEmpty();
    }

    void arrive(TrieWalk walk, int depth) {
        hereAndBelow.show(walk.search());
        if (walk.isAtEnd(depth)) {
            here.show(walk.search());
        }
        if (edges != null) {
            edges.follow(walk, depth);
        }
    }
}
