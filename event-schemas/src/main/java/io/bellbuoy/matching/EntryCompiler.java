package io.bellbuoy.matching;

import io.bellbuoy.events.Patterns;
import io.bellbuoy.json.JsonProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Compiles the lists of one subscription, entry by entry, and collects what is wrong with them. The bounds are the same for
 * everyone: whoever refuses a subscription or sets one aside does it here.
 */
final class EntryCompiler {

    /** Of one list. */
    static final int MAX_ENTRIES = 100;

    /** Of one subscription: what its patterns come to when every alternative is spelled out. One event may meet them all. */
    static final int MAX_SPELLINGS = 500;

    /** Of an artifact type or a repository kind. */
    static final int MAX_WORD = 100;

    private final List<JsonProblem> problems = new ArrayList<>();
    private int spellings;

    EventTypes eventTypes(String pointer, List<String> texts) {
        return new EventTypes(compile(pointer, texts, EventTypePattern::new));
    }

    PatternSet patterns(String pointer, Patterns patterns) {
        return new PatternSet(
                compile(pointer + "/include", patterns.getInclude(), this::pattern),
                compile(pointer + "/exclude", patterns.getExclude(), this::pattern));
    }

    List<String> words(String pointer, List<String> words) {
        return compile(pointer, words, EntryCompiler::word);
    }

    void throwIfInvalid() {
        if (spellings > MAX_SPELLINGS) {
            problems.add(new JsonProblem(
                    "/filter", "must have at most " + MAX_SPELLINGS + " patterns when alternatives are spelled out"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSubscriptionException(problems);
        }
    }

    private <T> List<T> compile(String pointer, List<String> texts, Function<String, T> compiler) {
        // Not even looked at: who wrote so many can have written any number.
        if (texts.size() > MAX_ENTRIES) {
            problems.add(new JsonProblem(pointer, "must have at most " + MAX_ENTRIES + " entries"));
            return List.of();
        }
        List<T> compiled = new ArrayList<>(texts.size());
        for (int at = 0; at < texts.size(); at++) {
            try {
                compiled.add(compiler.apply(texts.get(at)));
            } catch (InvalidPatternException e) {
                problems.add(new JsonProblem(pointer + "/" + at, "position " + e.position() + ": " + e.reason()));
            }
        }
        return List.copyOf(compiled);
    }

    private PathPattern pattern(String text) {
        PathPattern pattern = PathPattern.compile(text);
        spellings += pattern.alternatives().size();
        return pattern;
    }

    private static String word(String text) {
        if (text.isEmpty() || text.length() > MAX_WORD) {
            throw new InvalidPatternException(text, 0, "must have 1 to " + MAX_WORD + " characters");
        }
        return text;
    }
}
