package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathSegments;
import io.bellbuoy.matching.SegmentPattern.Kind;
import org.jspecify.annotations.Nullable;

/** A search on its way through one trie, along every edge that the segments of a path can take. */
final class TrieWalk {

    private final Search search;
    private final EdgeTable edges;
    private final PathSegments path;
    private final TextHash hashes;
    private final long number;

    /**
     * A walk.
     *
     * @param hashes of the path's text
     * @param number higher than that of any walk through the trie before
     */
    TrieWalk(Search search, EdgeTable edges, PathSegments path, TextHash hashes, long number) {
        this.search = search;
        this.edges = edges;
        this.path = path;
        this.hashes = hashes;
        this.number = number;
    }

    PathSegments path() {
        return path;
    }

    /** The {@link GeneralEdges#characters} of a segment. */
    long charactersAt(int depth) {
        return GeneralEdges.characters(path.text(), path.start(depth), path.end(depth));
    }

    /** Goes on at a node, if there is one, with {@code depth} segments behind. */
    void arrive(@Nullable TrieNode node, int depth) {
        if (node == null) {
            return;
        }
        show(node.hereAndBelow());
        boolean atEnd = depth == path.count();
        if (atEnd) {
            show(node.here());
        }
        Branches branches = node.branches();
        if (branches != null) {
            if (!atEnd) {
                followSegment(node, branches, depth);
            }
            followAnySegments(branches, depth);
        }
    }

    private void show(@Nullable Posting posting) {
        if (posting != null) {
            posting.show(search);
        }
    }

    private void followSegment(TrieNode node, Branches branches, int depth) {
        int start = path.start(depth);
        int end = path.end(depth);
        if (Lengths.has(branches.literalLengths(), end - start)) {
            follow(node, Kind.LITERAL, start, end, depth);
        }
        if (branches.prefixLengths() != 0) {
            followPrefixes(node, branches.prefixLengths(), start, end, depth);
        }
        if (branches.suffixLengths() != 0) {
            followSuffixes(node, branches.suffixLengths(), start, end, depth);
        }
        GeneralEdges generals = branches.generals();
        if (generals != null) {
            generals.follow(this, depth);
        }
    }

    private void followPrefixes(TrieNode node, long lengths, int start, int end, int depth) {
        int longest = Lengths.longest(lengths, end - start);
        for (int length = Lengths.shortest(lengths); length <= longest; length++) {
            if (Lengths.has(lengths, length)) {
                follow(node, Kind.PREFIX, start, start + length, depth);
            }
        }
    }

    private void followSuffixes(TrieNode node, long lengths, int start, int end, int depth) {
        int longest = Lengths.longest(lengths, end - start);
        for (int length = Lengths.shortest(lengths); length <= longest; length++) {
            if (Lengths.has(lengths, length)) {
                follow(node, Kind.SUFFIX, end - length, end, depth);
            }
        }
    }

    private void follow(TrieNode node, Kind kind, int start, int end, int depth) {
        arrive(edges.find(node, kind, path.text(), start, end, hashes.between(start, end)), depth + 1);
    }

    /**
     * Tries every depth from this one on with as many segments behind it as some pattern has, the first time that the walk
     * comes by. Coming by again adds nothing: a node is reached at several depths only below another {@code **}, which goes
     * on from the lowest depth first, so the first time was the one with the lowest depth. Without this, nested {@code **}
     * would take exponential time.
     */
    private void followAnySegments(Branches branches, int depth) {
        TrieNode anySegments = branches.anySegmentsOnce(number);
        if (anySegments != null) {
            for (int next = depth; next <= path.count(); next++) {
                if (Lengths.has(branches.tails(), path.count() - next)) {
                    arrive(anySegments, next);
                }
            }
        }
    }
}
