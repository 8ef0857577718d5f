package io.bellbuoy.matcher.index;

import org.jspecify.annotations.Nullable;

/**
 * Edges by their text, found by a stretch of a longer text without cutting it out. Open addressing with linear probing, at
 * most half full.
 */
final class EdgeTable {

    /** The hash is kept because to look at the text is two more cache misses. */
    private record Edge(int hash, String text, TrieNode end) {

        boolean isFor(String whole, int from, int to, int wanted) {
            return hash == wanted && text.length() == to - from && whole.startsWith(text, from);
        }
    }

    private static final @Nullable Edge[] NONE = {};

    private @Nullable Edge[] slots = NONE;
    private int size;

    @Nullable
    TrieNode find(String text) {
        return find(text, 0, text.length(), TextHash.of(text));
    }

    /** The end of the edge whose text is that between {@code from} and {@code to}, whose {@link TextHash} is {@code hash}. */
    @Nullable
    TrieNode find(String text, int from, int to, int hash) {
        if (size == 0) {
            return null;
        }
        int slot = home(hash);
        for (Edge edge = slots[slot]; edge != null; edge = slots[slot]) {
            if (edge.isFor(text, from, to, hash)) {
                return edge.end;
            }
            slot = after(slot);
        }
        return null;
    }

    /** Adds an edge whose text is new. */
    void add(String text, TrieNode end) {
        size++;
        if (2 * size > slots.length) {
            resize(Math.max(2, 2 * slots.length));
        }
        place(new Edge(TextHash.of(text), text, end));
    }

    /** Removes the edge of this text, which is there. */
    void remove(String text) {
        int slot = home(TextHash.of(text));
        for (Edge edge = slots[slot]; edge != null && !edge.text.equals(text); edge = slots[slot]) {
            slot = after(slot);
        }
        slots[slot] = null;
        size--;
        closeGapAfter(slot);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Those that follow without a gap may stand where they do only because of the one that left. */
    private void closeGapAfter(int left) {
        int slot = after(left);
        for (Edge edge = slots[slot]; edge != null; edge = slots[slot]) {
            slots[slot] = null;
            place(edge);
            slot = after(slot);
        }
    }

    private void resize(int capacity) {
        @Nullable Edge[] before = slots;
        slots = new @Nullable Edge[capacity];
        for (Edge edge : before) {
            if (edge != null) {
                place(edge);
            }
        }
    }

    private void place(Edge edge) {
        int slot = home(edge.hash);
        while (slots[slot] != null) {
            slot = after(slot);
        }
        slots[slot] = edge;
    }

    /** Hashes of texts that differ at the end are neighbours: the multiplication (by the golden ratio) parts them. */
    private int home(int hash) {
        int spread = hash * 0x9E3779B9;
        return (spread ^ spread >>> 16) & slots.length - 1;
    }

    private int after(int slot) {
        return slot + 1 & slots.length - 1;
    }
}
