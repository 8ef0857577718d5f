package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.SegmentPattern;
import io.bellbuoy.matching.SegmentPattern.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The edges of all nodes of a trie, each kept as the node it leads to. Open addressing with linear probing; a byte of each
 * hash lies apart, so that to look for an edge that is not there, which is what a search mostly does, costs one look into
 * a small array.
 */
final class EdgeTable {

    private static final byte FREE = 0;

    private byte[] tags = {FREE};
    private @Nullable TrieNode[] slots = {null};
    private int size;

    /** The node that the segment leads to from a node, if it does. */
    @Nullable
    TrieNode find(TrieNode from, SegmentPattern segment) {
        String label = TrieNode.label(segment);
        return find(from, segment.kind(), label, 0, label.length(), TextHash.of(label));
    }

    /** As above, for a segment of this kind whose label is a stretch of a text, and has this {@link TextHash}. */
    @Nullable
    TrieNode find(TrieNode from, Kind kind, String text, int start, int end, int textHash) {
        int hash = TrieNode.hash(from, kind, textHash);
        byte tag = tag(hash);
        for (int slot = home(hash); tags[slot] != FREE; slot = after(slot)) {
            if (tags[slot] == tag) {
                TrieNode node = slots[slot];
                if (node != null && node.isEndOf(from, kind, text, start, end)) {
                    return node;
                }
            }
        }
        return null;
    }

    /** Adds an edge that is not there. */
    void add(TrieNode end) {
        size++;
        // At most two thirds full.
        if (3 * size > 2 * slots.length) {
            resize(2 * slots.length);
        }
        place(end);
    }

    /** Removes an edge that is there. */
    void remove(TrieNode end) {
        int slot = home(end.hash());
        while (slots[slot] != end) {
            slot = after(slot);
        }
        free(slot);
        size--;
        closeGapAfter(slot);
    }

    /** Those that follow without a gap may stand where they do only because of the one that left. */
    private void closeGapAfter(int left) {
        int slot = after(left);
        for (TrieNode node = slots[slot]; node != null; node = slots[slot]) {
            free(slot);
            place(node);
            slot = after(slot);
        }
    }

    private void resize(int capacity) {
        @Nullable TrieNode[] before = slots;
        slots = new @Nullable TrieNode[capacity];
        tags = new byte[capacity];
        for (TrieNode node : before) {
            if (node != null) {
                place(node);
            }
        }
    }

    private void place(TrieNode node) {
        int slot = home(node.hash());
        while (tags[slot] != FREE) {
            slot = after(slot);
        }
        slots[slot] = node;
        tags[slot] = tag(node.hash());
    }

    private void free(int slot) {
        slots[slot] = null;
        tags[slot] = FREE;
    }

    private int home(int hash) {
        return hash & slots.length - 1;
    }

    private int after(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /** The bits that {@link #home} needs last, and one that tells it from {@link #FREE}. */
    private static byte tag(int hash) {
        return (byte) ((hash >>> 25) | 0x80);
    }
}
