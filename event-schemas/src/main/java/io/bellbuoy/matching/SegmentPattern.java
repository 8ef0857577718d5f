package io.bellbuoy.matching;

/**
 * One segment of a pattern: UTF-16 units to compare, with two values outside text for the wildcards. The array is never
 * written after construction.
 */
final class SegmentPattern {

    /** Stands for one character. */
    static final int ONE = -1;

    /** Stands for any run of characters. */
    static final int RUN = -2;

    private static final SegmentPattern ANY_SEGMENTS = new SegmentPattern(new int[0]);

    private final int[] symbols;

    private SegmentPattern(int[] symbols) {
        this.symbols = symbols;
    }

    /** @param symbols characters, {@link #ONE} and {@link #RUN}; two runs alone are {@code **} */
    static SegmentPattern of(int[] symbols) {
        boolean anySegments = symbols.length == 2 && symbols[0] == RUN && symbols[1] == RUN;
        return anySegments ? ANY_SEGMENTS : new SegmentPattern(symbols);
    }

    boolean isAnySegments() {
        return this == ANY_SEGMENTS;
    }

    /** Greedy with one step back, as {@link SegmentSequence#matches}: never worse than pattern times text. */
    boolean matches(String text) {
        int at = 0;
        int next = 0;
        int runAt = -1;
        int runNext = -1;
        while (next < text.length()) {
            int symbol = at < symbols.length ? symbols[at] : -3;
            if (symbol == RUN) {
                runAt = at++;
                runNext = next;
            } else if (symbol == ONE || symbol == text.charAt(next)) {
                next += symbol == ONE ? Character.charCount(text.codePointAt(next)) : 1;
                at++;
            } else if (runAt >= 0) {
                at = runAt + 1;
                next = ++runNext;
            } else {
                return false;
            }
        }
        while (at < symbols.length && symbols[at] == RUN) {
            at++;
        }
        return at == symbols.length;
    }
}
