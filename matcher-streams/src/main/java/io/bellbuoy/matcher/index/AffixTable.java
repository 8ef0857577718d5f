package io.bellbuoy.matcher.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Edges by how a segment starts, or by how it ends. Only lengths that some edge has are looked up. */
final class AffixTable {

    private static final int[] NONE = {};

    private final EdgeTable edges = new EdgeTable();
    private int[] edgesOfLength = NONE;

    @Nullable
    TrieNode find(String text) {
        return edges.find(text);
    }

    /** Adds an edge whose text is new. */
    void add(String text, TrieNode end) {
        edges.add(text, end);
        edgesOfLength = Arrays.copyOf(edgesOfLength, Math.max(edgesOfLength.length, text.length() + 1));
        edgesOfLength[text.length()]++;
    }

    /** Removes the edge of this text, which is there. */
    void remove(String text) {
        edges.remove(text);
        edgesOfLength[text.length()]--;
    }

    boolean isEmpty() {
        return edges.isEmpty();
    }

    /** Follows every edge that the segment at this depth starts with. */
    void followStarts(TrieWalk walk, int depth) {
        String segment = walk.path().at(depth);
        int hash = TextHash.EMPTY;
        for (int length = 0; length < edgesOfLength.length && length <= segment.length(); length++) {
            if (edgesOfLength[length] > 0) {
                walk.reach(edges.find(segment, 0, length, hash), depth + 1);
            }
            hash = length == segment.length() ? hash : TextHash.append(hash, segment.charAt(length));
        }
    }

    /** Follows every edge that the segment at this depth ends with. */
    void followEnds(TrieWalk walk, int depth) {
        String segment = walk.path().at(depth);
        int hash = TextHash.EMPTY;
        int weight = TextHash.FIRST_WEIGHT;
        for (int length = 1; length < edgesOfLength.length && length <= segment.length(); length++) {
            int from = segment.length() - length;
            hash = TextHash.prepend(segment.charAt(from), weight, hash);
            weight = TextHash.heavier(weight);
            if (edgesOfLength[length] > 0) {
                walk.reach(edges.find(segment, from, segment.length(), hash), depth + 1);
            }
        }
    }
}
