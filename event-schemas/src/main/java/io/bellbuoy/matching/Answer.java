package io.bellbuoy.matching;

import static java.util.stream.Collectors.joining;

import io.bellbuoy.events.Matched;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.JsonProblem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a subscription says to an event. */
public sealed interface Answer {

    /** The answer of a subscription that is not compiled yet, and perhaps cannot be. */
    static Answer of(Subscription subscription, EventSubjects event) {
        try {
            return SubscriptionMatcher.compile(subscription).answer(event);
        } catch (InvalidSubscriptionException e) {
            return new Unusable(e.problems());
        }
    }

    /** Why, in words for the subscription's author. */
    String sentence();

    /** The patterns that let the event through; empty when it is not wanted. */
    default Optional<Matched> matched() {
        return Optional.empty();
    }

    /** It wants the event. */
    record Wanted(Matched patterns) implements Answer {

        @Override
        public Optional<Matched> matched() {
            return Optional.of(patterns);
        }

        @Override
        public String sentence() {
            String by = Stream.of(
                            patterns.getEventType(), patterns.getRepository(), patterns.getPath(), patterns.getTag())
                    .filter(Objects::nonNull)
                    .collect(joining(", "));
            return by.isEmpty() ? "wanted, as everything is that is not excluded" : "wanted by " + by;
        }
    }

    /** It does not want the event. */
    record Unwanted(Mismatch why) implements Answer {

        @Override
        public String sentence() {
            return why.sentence();
        }
    }

    /** It has nothing to say to any event: it cannot be understood, or asks for more than anyone may. */
    record Unusable(List<JsonProblem> problems) implements Answer {

        public Unusable {
            problems = List.copyOf(problems);
        }

        @Override
        public String sentence() {
            return "not a usable subscription: "
                    + problems.stream().map(JsonProblem::toString).collect(joining("; "));
        }
    }
}
