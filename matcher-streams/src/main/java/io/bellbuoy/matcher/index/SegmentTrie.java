package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.PathSegments;
import io.bellbuoy.matching.SegmentPattern;
import java.util.List;

/** Subscriptions by their patterns. Patterns that begin with the same segments share the nodes up to where they part. */
final class SegmentTrie {

    private final TrieNode root = new TrieNode();

    void add(PathPattern pattern, IndexedSubscription subscription) {
        for (List<SegmentPattern> segments : pattern.alternatives()) {
            TrieNode node = root;
            for (SegmentPattern segment : withoutTail(segments)) {
                node = node.childOrNew(segment);
            }
            postings(node, segments).add(subscription);
        }
    }

    /** Takes back one {@link #add} of the same pattern and subscription. */
    void remove(PathPattern pattern, IndexedSubscription subscription) {
        for (List<SegmentPattern> segments : pattern.alternatives()) {
            remove(root, withoutTail(segments), segments, subscription);
        }
    }

    /** Shows the search to every subscription with a pattern that the path matches. At most once in a search. */
    void show(Search search, PathSegments path) {
        root.arrive(new TrieWalk(search, path), 0);
    }

    /** Whether there is nothing but the root. */
    boolean isEmpty() {
        return root.isEmpty();
    }

    private static void remove(
            TrieNode node, List<SegmentPattern> rest, List<SegmentPattern> segments, IndexedSubscription subscription) {
        if (rest.isEmpty()) {
            postings(node, segments).remove(subscription);
            return;
        }
        TrieNode child = node.child(rest.get(0));
        if (child == null) {
            return;
        }
        remove(child, rest.subList(1, rest.size()), segments, subscription);
        if (child.isEmpty()) {
            node.removeChild(rest.get(0));
        }
    }

    private static Postings postings(TrieNode node, List<SegmentPattern> segments) {
        return endsOpen(segments) ? node.hereAndBelow() : node.here();
    }

    /** A {@code **} at the end needs no edge: it is why there are two sorts of postings. */
    private static List<SegmentPattern> withoutTail(List<SegmentPattern> segments) {
        return endsOpen(segments) ? segments.subList(0, segments.size() - 1) : segments;
    }

    private static boolean endsOpen(List<SegmentPattern> segments) {
        return segments.get(segments.size() - 1).kind() == SegmentPattern.Kind.ANY_SEGMENTS;
    }
}
