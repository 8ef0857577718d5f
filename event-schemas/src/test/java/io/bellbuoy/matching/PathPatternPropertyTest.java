package io.bellbuoy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The meaning of patterns against a second opinion: each translated to a regular expression while it is made up. */
class PathPatternPropertyTest {

    private static final int PATTERNS = 20_000;
    private static final int PATHS_PER_PATTERN = 30;

    private static final String[] TEXTS = {"a", "b", "ab", "ba", "é", "😀", ".", "(", "\\*", "\\?", "\\{", "\\\\", "\\,"
    };
    private static final String[] PIECES = {"", "a", "b", "ab", "aab", "é", "😀", ".", "(", "*", "?", "{", "\\", ","};

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void shouldMeanWhatTheRegularExpressionMeans() {
        int matched = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String text = pattern();
            PathPattern pattern = PathPattern.compile(text);
            Pattern reference = Pattern.compile(translated(text), Pattern.DOTALL);
            for (int j = 0; j < PATHS_PER_PATTERN; j++) {
                String path = path();
                boolean expected = reference.matcher("/" + path).matches();
                matched += expected ? 1 : 0;
                assertThat(pattern.matches(path))
                        .as("%s on '%s' as %s, seed %d", text, path, reference, seed)
                        .isEqualTo(expected);
            }
        }
        assertThat(matched).as("matches among the comparisons").isGreaterThan(PATTERNS);
    }

    private String pattern() {
        List<String> segments = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            segments.add(segment());
        }
        return String.join("/", segments);
    }

    private String segment() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "**";
            case 2 -> "*";
            case 3 -> word() + "**";
            case 4 -> "{" + word() + "," + word() + "/" + word() + ",**}";
            case 5 -> word() + "{" + word() + "," + word() + "}" + word();
            default -> word();
        };
    }

    private String word() {
        StringBuilder word = new StringBuilder(pick(TEXTS));
        while (random.nextInt(3) > 0 && word.length() < 12) {
            word.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "*";
                        case 1 -> "?";
                        default -> pick(TEXTS);
                    });
        }
        return random.nextInt(4) == 0 ? "*" + word : word.toString();
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            path.append(i == 0 ? "" : "/").append(pick(PIECES)).append(random.nextBoolean() ? pick(PIECES) : "");
        }
        return path.toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** For a path with a slash in front, so that a segment is always a slash and what follows. */
    private static String translated(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String spelling : spelledOut(pattern)) {
            regex.append(regex.isEmpty() ? "" : "|");
            for (String segment : spelling.split("/", -1)) {
                regex.append(segment.equals("**") ? "(?:/[^/]*)*" : "/" + translatedSegment(segment));
            }
        }
        return regex.toString();
    }

    private static String translatedSegment(String segment) {
        StringBuilder regex = new StringBuilder();
        int next;
        for (int at = 0; at < segment.length(); at = next) {
            int symbol = segment.codePointAt(at);
            next = at + Character.charCount(symbol);
            if (symbol == '\\') {
                symbol = segment.codePointAt(next);
                next += Character.charCount(symbol);
                regex.append(Pattern.quote(Character.toString(symbol)));
            } else if (symbol == '*') {
                regex.append("[^/]*");
            } else if (symbol == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(Character.toString(symbol)));
            }
        }
        return regex.toString();
    }

    /** The first group of alternatives replaced by each of them, and so on while there is one. */
    private static List<String> spelledOut(String pattern) {
        int open = unescaped(pattern, '{', 0);
        if (open < 0) {
            return List.of(pattern);
        }
        int close = unescaped(pattern, '}', open);
        List<String> spellings = new ArrayList<>();
        int start = open + 1;
        while (start <= close) {
            int comma = unescaped(pattern, ',', start);
            int end = comma < 0 || comma > close ? close : comma;
            String spelling = pattern.substring(0, open) + pattern.substring(start, end) + pattern.substring(close + 1);
            spellings.addAll(spelledOut(spelling));
            start = end + 1;
        }
        return spellings;
    }

    private static int unescaped(String text, char wanted, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == wanted) {
                return at;
            }
        }
        return -1;
    }
}
