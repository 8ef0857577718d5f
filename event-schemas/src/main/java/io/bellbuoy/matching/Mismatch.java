package io.bellbuoy.matching;

import static java.util.stream.Collectors.joining;

import io.bellbuoy.events.OwnEventTypes;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first condition of a subscription that an event does not meet. Nearly every subscription that is asked answers with
 * one, so it only points at what it is about; the words are made when someone wants to read them.
 */
public sealed interface Mismatch {

    /** What the condition is on. */
    Subject subject();

    /** What does not fit, in words for the subscription's author. */
    String sentence();

    /** No pattern means the event's type, or nobody asked for one of Bellbuoy's own. */
    record OtherType(String type, List<EventTypePattern> wanted) implements Mismatch {

        @Override
        public Subject subject() {
            return Subject.EVENT_TYPE;
        }

        @Override
        public String sentence() {
            return EventTypePattern.isRegistrysOwn(type)
                    ? "no event type pattern matches " + type + ": " + joined(wanted, EventTypePattern::text)
                    : "no event type pattern that starts with " + OwnEventTypes.PREFIX + " matches " + type;
        }
    }

    /** The event's word is not among those listed, or it has none. */
    record Unlisted(Subject subject, @Nullable String value, List<String> wanted) implements Mismatch {

        @Override
        public String sentence() {
            String asked = String.join(", ", wanted);
            return value == null
                    ? "the event has no " + subject + " to be one of " + asked
                    : subject + " " + value + " is none of " + asked;
        }
    }

    /** An exclude pattern means one of the event's values. */
    record Excluded(Subject subject, PathSegments value, PathPattern by) implements Mismatch {

        @Override
        public String sentence() {
            return subject + " " + value.text() + " is excluded by " + by;
        }
    }

    /** No include pattern means any of the event's values, or it has none. */
    record NotIncluded(Subject subject, List<PathSegments> values, List<PathPattern> include) implements Mismatch {

        @Override
        public String sentence() {
            String patterns = joined(include, PathPattern::toString);
            String found = joined(values, PathSegments::text);
            return switch (values.size()) {
                case 0 -> "the event has no " + subject + " to match " + patterns;
                case 1 -> subject + " " + found + " matches none of " + patterns;
                default -> subject + "s " + found + " match none of " + patterns;
            };
        }
    }

    private static <T> String joined(List<T> items, Function<T, String> words) {
        return items.stream().map(words).collect(joining(", "));
    }
}
