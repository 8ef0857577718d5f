package io.bellbuoy.ingest.jobs;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.replay.deadletter.LetterFilter;
import io.bellbuoy.time.Moments;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which dead letters someone means, in a body or in a query. */
public final class LetterChoice {

    /** The names of what can be said. */
    public static final List<String> NAMES =
            List.of("subscription", "endpointHost", "reason", "fault", "since", "until");

    private final Function<String, @Nullable String> texts;
    private final BiConsumer<String, String> problems;
    private final Instant now;

    /**
     * A reader.
     *
     * @param texts by name; null for what is not said
     * @param problems takes the name of what is wrong, and what is
     */
    public LetterChoice(Function<String, @Nullable String> texts, BiConsumer<String, String> problems, Instant now) {
        this.texts = texts;
        this.problems = problems;
        this.now = now;
    }

    /** Those of the tenant. Of no use when there were problems. */
    public LetterFilter read(String tenant) {
        Instant since = moment("since");
        Instant until = moment("until");
        if (since != null && until != null && !since.isBefore(until)) {
            problems.accept("until", "must be later than since");
        }
        return new LetterFilter(
                tenant,
                subscription(),
                texts.apply("endpointHost"),
                word("reason", Reason.values(), Reason::code),
                word("fault", Fault.values(), Fault::code),
                since,
                until);
    }

    /** A point in time, if one is said. */
    @Nullable
    Instant moment(String name) {
        String text = texts.apply(name);
        try {
            return text == null ? null : Moments.parse(text, now);
        } catch (IllegalArgumentException e) {
            problems.accept(name, "must be a time such as 2h (ago), 2026-11-20 or 2026-11-20T10:30:00Z");
            return null;
        }
    }

    private @Nullable String subscription() {
        String id = texts.apply("subscription");
        if (id != null && id.indexOf('/') >= 0) {
            problems.accept("subscription", "must be the id of a subscription, which has no slash");
            return null;
        }
        return id;
    }

    private <E> @Nullable E word(String name, E[] words, Function<E, String> spelling) {
        String text = texts.apply(name);
        if (text == null) {
            return null;
        }
        for (E word : words) {
            if (spelling.apply(word).equals(text)) {
                return word;
            }
        }
        problems.accept(
                name, "must be one of " + Arrays.stream(words).map(spelling).collect(Collectors.joining(", ")));
        return null;
    }
}
