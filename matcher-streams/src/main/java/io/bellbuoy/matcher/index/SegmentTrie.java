package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.PathSegments;
import io.bellbuoy.matching.SegmentPattern;
import io.bellbuoy.matching.SegmentPattern.Kind;
import java.util.List;

/**
 * Subscriptions by their patterns. Patterns that begin with the same segments share the nodes up to where they part; the
 * first segment of all is the tenant. Confined to one thread.
 */
final class SegmentTrie {

    private final TrieNode root = TrieNode.root();
    private final EdgeTable edges = new EdgeTable();
    private final TextHash hashes = new TextHash();
    private long walks;

    void add(String tenant, PathPattern pattern, IndexedSubscription subscription) {
        for (List<SegmentPattern> segments : pattern.alternatives()) {
            TrieNode node = childOrNew(root, SegmentPattern.literal(tenant));
            for (SegmentPattern segment : withoutTail(segments)) {
                node = childOrNew(node, segment);
            }
            node.post(subscription, endsOpen(segments));
        }
    }

    /** Takes back an {@link #add}. */
    void remove(String tenant, PathPattern pattern, IndexedSubscription subscription) {
        for (List<SegmentPattern> segments : pattern.alternatives()) {
            TrieNode node = edges.find(root, SegmentPattern.literal(tenant));
            for (SegmentPattern segment : withoutTail(segments)) {
                node = node == null ? null : edges.find(node, segment);
            }
            if (node != null) {
                node.withdraw(subscription, endsOpen(segments));
                prune(node);
            }
        }
    }

    /** Shows the search to every subscription of its tenant with a pattern that the path matches. */
    void show(Search search, PathSegments path) {
        String tenant = search.tenant();
        TrieNode start = edges.find(root, Kind.LITERAL, tenant, 0, tenant.length(), search.tenantHash());
        if (start != null) {
            hashes.read(path.text());
            new TrieWalk(search, edges, path, hashes, ++walks).arrive(start, 0);
        }
    }

    /** Whether there is nothing but the root. */
    boolean isEmpty() {
        return root.isEmpty();
    }

    private TrieNode childOrNew(TrieNode node, SegmentPattern segment) {
        TrieNode known = edges.find(node, segment);
        if (known != null) {
            return known;
        }
        TrieNode child = TrieNode.child(node, segment);
        edges.add(child);
        node.branch(segment, child);
        return child;
    }

    /** Removes the node and those above it, as far as nothing is left there. */
    private void prune(TrieNode leaf) {
        TrieNode node = leaf;
        TrieNode parent = node.parent();
        while (parent != null && node.isEmpty()) {
            edges.remove(node);
            parent.cut(node);
            node = parent;
            parent = node.parent();
        }
    }

    /** A {@code **} at the end needs no edge: it is why there are two sorts of postings. */
    private static List<SegmentPattern> withoutTail(List<SegmentPattern> segments) {
        return endsOpen(segments) ? segments.subList(0, segments.size() - 1) : segments;
    }

    private static boolean endsOpen(List<SegmentPattern> segments) {
        return segments.get(segments.size() - 1).kind() == Kind.ANY_SEGMENTS;
    }
}
