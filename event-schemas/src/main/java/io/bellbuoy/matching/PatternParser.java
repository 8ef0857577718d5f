package io.bellbuoy.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one pattern: spells out its alternatives, then cuts each at the slashes. Bounds keep a pattern from costing others. */
final class PatternParser {

    static final int MAX_LENGTH = 256;
    static final int MAX_SEGMENTS = 32;
    static final int MAX_ALTERNATIVES = 32;

    private static final int SLASH = -4;

    private final String text;
    private List<int[]> spellings = List.of(new int[0]);
    private int position;

    private PatternParser(String text) {
        this.text = text;
    }

    /** The alternatives, at least one. */
    static List<SegmentSequence> parse(String text) {
        return new PatternParser(text).sequences();
    }

    private List<SegmentSequence> sequences() {
        if (text.isEmpty()) {
            throw invalid(0, "it is empty; leave the list empty to match everything");
        }
        if (text.length() > MAX_LENGTH) {
            throw invalid(MAX_LENGTH, "longer than " + MAX_LENGTH + " characters");
        }
        while (position < text.length()) {
            spellings = text.charAt(position) == '{' ? append(alternatives()) : append(List.of(symbol()));
        }
        return spellings.stream().map(this::cut).toList();
    }

    /** Reads {@code {a,b}}, position at the brace. */
    private List<int[]> alternatives() {
        int opened = position++;
        List<int[]> choices = new ArrayList<>();
        int[] choice = new int[0];
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '{') {
                throw invalid(position, "alternatives cannot be nested");
            }
            if (c == ',' || c == '}') {
                choices.add(choice);
                choice = new int[0];
                position++;
                if (c == '}') {
                    return choices;
                }
            } else {
                choice = join(choice, symbol());
            }
        }
        throw invalid(opened, "'{' is never closed");
    }

    /** Reads one character, wildcard or escape outside of braces. */
    private int[] symbol() {
        int at = position++;
        char c = text.charAt(at);
        return switch (c) {
            case '?' -> new int[] {SegmentPattern.ONE};
            case '*' -> new int[] {SegmentPattern.RUN};
            case '/' -> new int[] {SLASH};
            case '\\' -> new int[] {escaped(at)};
            case '}' -> throw invalid(at, "'}' without '{'; write \\} for the character itself");
            default -> new int[] {c};
        };
    }

    private int escaped(int backslash) {
        if (position == text.length()) {
            throw invalid(backslash, "'\\' at the end escapes nothing");
        }
        char c = text.charAt(position++);
        if (c == '/') {
            throw invalid(backslash, "a slash cannot be escaped: no segment holds one");
        }
        return c;
    }

    private List<int[]> append(List<int[]> choices) {
        if (spellings.size() * choices.size() > MAX_ALTERNATIVES) {
            throw invalid(position - 1, "more than " + MAX_ALTERNATIVES + " alternatives when spelled out");
        }
        List<int[]> longer = new ArrayList<>();
        for (int[] spelling : spellings) {
            for (int[] choice : choices) {
                longer.add(join(spelling, choice));
            }
        }
        return longer;
    }

    private SegmentSequence cut(int[] spelling) {
        List<SegmentPattern> segments = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= spelling.length; end++) {
            if (end == spelling.length || spelling[end] == SLASH) {
                if (start == end) {
                    throw invalid(0, emptySegment(start, spelling.length));
                }
                segments.add(SegmentPattern.of(Arrays.copyOfRange(spelling, start, end)));
                start = end + 1;
            }
        }
        if (segments.size() > MAX_SEGMENTS) {
            throw invalid(0, "more than " + MAX_SEGMENTS + " segments");
        }
        return new SegmentSequence(segments);
    }

    private static String emptySegment(int start, int length) {
        if (start == 0) {
            return "it starts with a slash; paths have none in front, so it would match nothing";
        }
        return start == length
                ? "it ends with a slash; write /** for everything below"
                : "two slashes in a row; no path has an empty segment";
    }

    private static int[] join(int[] head, int[] tail) {
        int[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    private InvalidPatternException invalid(int at, String reason) {
        return new InvalidPatternException(text, at, reason);
    }
}
