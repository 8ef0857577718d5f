package io.bellbuoy.matching;

import java.util.Arrays;

/** The symbols of a pattern, or of a part of one, that {@link PatternParser} has read so far. */
final class Spelling {

    private final int[] symbols;
    private int length;

    /** An empty one, with room for as many symbols as the pattern has characters: it never needs more. */
    Spelling(int room) {
        this.symbols = new int[room];
    }

    void add(int symbol) {
        symbols[length++] = symbol;
    }

    /** This and then the tail, with this one's room. */
    Spelling with(Spelling tail) {
        Spelling both = new Spelling(symbols.length);
        System.arraycopy(symbols, 0, both.symbols, 0, length);
        System.arraycopy(tail.symbols, 0, both.symbols, length, tail.length);
        both.length = length + tail.length;
        return both;
    }

    int length() {
        return length;
    }

    int symbolAt(int position) {
        return symbols[position];
    }

    int[] between(int start, int end) {
        return Arrays.copyOfRange(symbols, start, end);
    }
}
