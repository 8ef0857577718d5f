package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.SegmentPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Edges whose segments have to be compared symbol by symbol. They are tried one by one, but only those whose characters all
 * occur in what they are compared with.
 */
final class GeneralEdges {

    private record Edge(SegmentPattern segment, TrieNode end) {}

    private final List<Edge> edges = new ArrayList<>();
    private long[] characters = {};

    /** A set of characters in one number: a bit for all those that are equal modulo 64. */
    static long characters(String text, int start, int end) {
        long characters = 0;
        for (int at = start; at < end; at++) {
            characters |= 1L << text.charAt(at);
        }
        return characters;
    }

    void add(SegmentPattern segment, TrieNode end) {
        int at = edges.size();
        if (at == characters.length) {
            characters = Arrays.copyOf(characters, at + 1 + (at >> 1));
        }
        characters[at] = characters(segment.text(), 0, segment.text().length());
        edges.add(new Edge(segment, end));
    }

    /** Fills the gap with the last. */
    void remove(TrieNode end) {
        int last = edges.size() - 1;
        for (int at = last; at >= 0; at--) {
            if (edges.get(at).end == end) {
                edges.set(at, edges.get(last));
                characters[at] = characters[last];
                edges.remove(last);
                return;
            }
        }
    }

    boolean isEmpty() {
        return edges.isEmpty();
    }

    void follow(TrieWalk walk, int depth) {
        long there = walk.charactersAt(depth);
        for (int at = 0; at < edges.size(); at++) {
            boolean mayMatch = (characters[at] & ~there) == 0;
            if (mayMatch && edges.get(at).segment.matches(walk.path(), depth)) {
                walk.arrive(edges.get(at).end, depth + 1);
            }
        }
    }
}
