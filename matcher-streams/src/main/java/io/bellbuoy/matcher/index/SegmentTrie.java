package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.PathSegments;
import io.bellbuoy.matching.SegmentPattern;
import io.bellbuoy.matching.SegmentPattern.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions by their patterns. Patterns that begin with the same segments share the nodes up to where they part; the
 * first segment of all is the owner. Confined to one thread.
 */
final class SegmentTrie {

    private final Dimension dimension;
    private final TrieNode root = TrieNode.root();
    private final EdgeTable edges = new EdgeTable();
    private final TextHash hashes = new TextHash();
    private long walks;

    /** A trie of patterns in this dimension. */
    SegmentTrie(Dimension dimension) {
        this.dimension = dimension;
    }

    void add(String owner, PathPattern pattern, IndexedSubscription subscription) {
        for (Route route : Route.of(pattern)) {
            TrieNode node = childOrNew(root, SegmentPattern.literal(owner));
            for (int edge = 0; edge < route.edges().size(); edge++) {
                TrieNode child = childOrNew(node, route.edges().get(edge));
                if (child.kind() == Kind.ANY_SEGMENTS) {
                    node.addTails(route.tails(edge));
                }
                node = child;
            }
            node.post(subscription, route.below());
        }
    }

    /** Takes back an {@link #add}. */
    void remove(String owner, PathPattern pattern, IndexedSubscription subscription) {
        for (Route route : Route.of(pattern)) {
            TrieNode node = edges.find(root, SegmentPattern.literal(owner));
            for (SegmentPattern segment : route.edges()) {
                node = node == null ? null : edges.find(node, segment);
            }
            if (node != null) {
                node.withdraw(subscription, route.below());
                prune(node);
            }
        }
    }

    /** Shows the search to every subscription, of its tenant or the platform's, with a pattern that its event matches. */
    void show(Search search) {
        TrieNode tenants = start(search.tenant());
        TrieNode platforms = start(Owner.PLATFORM);
        if (tenants != null || platforms != null) {
            for (PathSegments path : dimension.subjects(search.event())) {
                hashes.read(path.text());
                TrieWalk walk = new TrieWalk(search, edges, path, hashes, ++walks);
                walk.arrive(tenants, 0);
                walk.arrive(platforms, 0);
            }
        }
    }

    private @Nullable TrieNode start(Owner owner) {
        return edges.find(root, Kind.LITERAL, owner.name(), 0, owner.name().length(), owner.hash());
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
}
