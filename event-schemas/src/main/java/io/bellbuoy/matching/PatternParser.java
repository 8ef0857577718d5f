package io.bellbuoy.matching;

import java.util.ArrayList;
import java.util.List;

/** Reads one pattern: spells out its alternatives, then cuts each at the slashes. Bounds keep a pattern from costing others. */
final class PatternParser {

    static final int MAX_LENGTH = 256;
    static final int MAX_SEGMENTS = 32;
    static final int MAX_ALTERNATIVES = 32;

    private static final int SLASH = -4;

    private final String text;
    private List<Spelling> spellings;
    private int position;

    private PatternParser(String text) {
        this.text = text;
        this.spellings = List.of(new Spelling(text.length()));
    }

    /** The alternatives, at least one. */
    static List<SegmentSequence> parse(String text) {
        if (text.isEmpty()) {
            throw new InvalidPatternException(text, 0, "it is empty; leave the list empty to match everything");
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidPatternException(text, MAX_LENGTH, "longer than " + MAX_LENGTH + " characters");
        }
        return new PatternParser(text).sequences();
    }

    private List<SegmentSequence> sequences() {
        while (position < text.length()) {
            if (text.charAt(position) == '{') {
                spellings = spelledOut(alternatives());
            } else {
                int symbol = symbol();
                spellings.forEach(spelling -> spelling.add(symbol));
            }
        }
        return spellings.stream().map(this::cut).toList();
    }

    /** Reads {@code {a,b}}, position at the brace. */
    private List<Spelling> alternatives() {
        int opened = position++;
        List<Spelling> choices = new ArrayList<>();
        Spelling choice = new Spelling(text.length());
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '{') {
                throw invalid(position, "alternatives cannot be nested");
            }
            if (c == ',' || c == '}') {
                choices.add(choice);
                choice = new Spelling(text.length());
                position++;
                if (c == '}') {
                    return choices;
                }
            } else {
                choice.add(symbol());
            }
        }
        throw invalid(opened, "'{' is never closed");
    }

    /** Reads one character, wildcard or escape outside of braces. */
    private int symbol() {
        int at = position++;
        char c = text.charAt(at);
        return switch (c) {
            case '?' -> SegmentPattern.ONE;
            case '*' -> stars(at);
            case '/' -> SLASH;
            case '\\' -> escaped(at);
            case '}' -> throw invalid(at, "'}' without '{'; write \\} for the character itself");
            default -> c;
        };
    }

    private int stars(int first) {
        while (position < text.length() && text.charAt(position) == '*') {
            position++;
        }
        return position - first == 2 ? SegmentPattern.RUNS : SegmentPattern.RUN;
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

    private List<Spelling> spelledOut(List<Spelling> choices) {
        if (spellings.size() * choices.size() > MAX_ALTERNATIVES) {
            throw invalid(position - 1, "more than " + MAX_ALTERNATIVES + " alternatives when spelled out");
        }
        List<Spelling> longer = new ArrayList<>();
        for (Spelling spelling : spellings) {
            for (Spelling choice : choices) {
                longer.add(spelling.with(choice));
            }
        }
        return longer;
    }

    private SegmentSequence cut(Spelling spelling) {
        List<SegmentPattern> segments = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= spelling.length(); end++) {
            if (end == spelling.length() || spelling.symbolAt(end) == SLASH) {
                if (start == end) {
                    throw invalid(0, emptySegment(start, spelling.length()));
                }
                segments.add(SegmentPattern.of(spelling.between(start, end)));
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

    private InvalidPatternException invalid(int at, String reason) {
        return new InvalidPatternException(text, at, reason);
    }
}
