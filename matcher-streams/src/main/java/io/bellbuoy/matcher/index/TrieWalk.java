package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathSegments;
import org.jspecify.annotations.Nullable;

/**
 * A search on its way through one trie.
 *
 * @param search what arrives at postings
 * @param path the segments that it follows
 */
record TrieWalk(Search search, PathSegments path) {

    /** Goes on at a node, if there is one, with {@code depth} segments behind. */
    void reach(@Nullable TrieNode node, int depth) {
        if (node != null) {
            node.arrive(this, depth);
        }
    }

    boolean isAtEnd(int depth) {
        return depth == path.count();
    }
}
