package io.bellbuoy.matching;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One segment of a pattern. Immutable; any thread may use it. */
public final class SegmentPattern {

    /** How a text is found to match. */
    public enum Kind {
        /** It equals {@link SegmentPattern#text()}. */
        LITERAL,
        /** It starts with {@link SegmentPattern#text()}, which is empty for {@code *}. */
        PREFIX,
        /** It ends with {@link SegmentPattern#text()}. */
        SUFFIX,
        /** It has to be compared symbol by symbol. */
        GENERAL,
        /** {@code **}: not one segment but any number. */
        ANY_SEGMENTS
    }

    /** Stands for one character. */
    static final int ONE = -1;

    /** Stands for any run of characters. */
    static final int RUN = -2;

    /** Stands for any run of segments where it is alone, and is as {@link #RUN} where it is not. */
    static final int RUNS = -3;

    private static final int NO_SYMBOL = Integer.MIN_VALUE;
    private static final int[] NONE = {};
    private static final SegmentPattern ANY_SEGMENTS = new SegmentPattern(Kind.ANY_SEGMENTS, "", NONE);

    private final Kind kind;
    private final String text;

    /** UTF-16 units, {@link #ONE} and {@link #RUN}; only where the text alone does not say it. */
    private final int[] symbols;

    private SegmentPattern(Kind kind, String text, int[] symbols) {
        this.kind = kind;
        this.text = text;
        this.symbols = symbols;
    }

    /** The pattern that means this text and no other. */
    public static SegmentPattern literal(String text) {
        return new SegmentPattern(Kind.LITERAL, text, NONE);
    }

    /** @param symbols UTF-16 units, {@link #ONE}, {@link #RUN} and {@link #RUNS} */
    static SegmentPattern of(int[] symbols) {
        boolean anySegments = symbols.length == 1 && symbols[0] == RUNS;
        return anySegments ? ANY_SEGMENTS : ofOne(withoutRunsInARow(symbols));
    }

    private static SegmentPattern ofOne(int[] symbols) {
        String text = text(symbols);
        int wildcards = symbols.length - text.length();
        if (wildcards == 0) {
            return literal(text);
        }
        if (wildcards == 1 && symbols[symbols.length - 1] == RUN) {
            return new SegmentPattern(Kind.PREFIX, text, NONE);
        }
        if (wildcards == 1 && symbols[0] == RUN) {
            return new SegmentPattern(Kind.SUFFIX, text, NONE);
        }
        return new SegmentPattern(Kind.GENERAL, text, symbols);
    }

    private static int[] withoutRunsInARow(int[] symbols) {
        int[] kept = new int[symbols.length];
        int length = 0;
        for (int symbol : symbols) {
            int one = symbol == RUNS ? RUN : symbol;
            boolean again = one == RUN && length > 0 && kept[length - 1] == RUN;
            if (!again) {
                kept[length++] = one;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static String text(int[] symbols) {
        StringBuilder text = new StringBuilder(symbols.length);
        for (int symbol : symbols) {
            if (symbol >= 0) {
                text.append((char) symbol);
            }
        }
        return text.toString();
    }

    /** How a text is found to match. */
    public Kind kind() {
        return kind;
    }

    /** The characters that stand for themselves, without the wildcards. */
    public String text() {
        return text;
    }

    /** Whether the pattern means the segment at this position of the path; {@code **} means every one. */
    public boolean matches(PathSegments path, int position) {
        String whole = path.text();
        int start = path.start(position);
        int end = path.end(position);
        return switch (kind) {
            case LITERAL -> end - start == text.length() && whole.startsWith(text, start);
            case PREFIX -> end - start >= text.length() && whole.startsWith(text, start);
            case SUFFIX -> end - start >= text.length() && whole.startsWith(text, end - text.length());
            case GENERAL -> matchesSymbols(whole, start, end);
            case ANY_SEGMENTS -> true;
        };
    }

    /** Greedy with one step back, as {@link SegmentSequence#matches}: never worse than pattern times text. */
    private boolean matchesSymbols(String whole, int start, int end) {
        int at = 0;
        int next = start;
        int runAt = -1;
        int runNext = -1;
        while (next < end) {
            int symbol = at < symbols.length ? symbols[at] : NO_SYMBOL;
            if (symbol == RUN) {
                runAt = at++;
                runNext = next;
            } else if (symbol == ONE || symbol == whole.charAt(next)) {
                next += symbol == ONE ? Character.charCount(whole.codePointAt(next)) : 1;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SegmentPattern that
                && kind == that.kind
                && text.equals(that.text)
                && Arrays.equals(symbols, that.symbols);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + text.hashCode()) + Arrays.hashCode(symbols);
    }

    /** The segment with {@code ?}, {@code *} and {@code **}, as it would be written. Two that differ are written differently. */
    @Override
    public String toString() {
        return switch (kind) {
            case LITERAL -> escaped(text);
            case PREFIX -> escaped(text) + "*";
            case SUFFIX -> "*" + escaped(text);
            case GENERAL ->
                Arrays.stream(symbols).mapToObj(SegmentPattern::spelled).collect(joining());
            case ANY_SEGMENTS -> "**";
        };
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(SegmentPattern::spelled).collect(joining());
    }

    private static String spelled(int symbol) {
        if (symbol == ONE || symbol == RUN) {
            return symbol == ONE ? "?" : "*";
        }
        String text = Character.toString(symbol);
        return "?*{}\\".contains(text) ? "\\" + text : text;
    }
}
