package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathSegments;
import org.jspecify.annotations.Nullable;

/** A search on its way through one trie, along the segments of a path. */
final class TrieWalk {

    private final Search search;
    private final PathSegments path;
    private final int[] hashes;

    TrieWalk(Search search, PathSegments path) {
        this.search = search;
        this.path = path;
        this.hashes = new int[path.count()];
        for (int depth = 0; depth < hashes.length; depth++) {
            hashes[depth] = TextHash.of(path.at(depth));
        }
    }

    Search search() {
        return search;
    }

    PathSegments path() {
        return path;
    }

    /** The {@link TextHash} of a segment: many nodes may ask. */
    int hashAt(int depth) {
        return hashes[depth];
    }

    boolean isAtEnd(int depth) {
        return depth == path.count();
    }

    /** Goes on at a node, if there is one, with {@code depth} segments behind. */
    void reach(@Nullable TrieNode node, int depth) {
        if (node != null) {
            node.arrive(this, depth);
        }
    }
}
