package io.bellbuoy.matcher.index;

import io.bellbuoy.events.Matched;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.PathSegments;
import io.bellbuoy.matching.SubscriptionMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a subscription can be found by, the more telling first. */
enum Dimension {
    REPOSITORY {
        @Override
        List<PathPattern> patterns(SubscriptionMatcher matcher) {
            return matcher.repositoryIncludes();
        }

        @Override
        List<PathSegments> subjects(EventSubjects event) {
            return event.repository();
        }

        @Override
        Matched matched(@Nullable String type, String pattern) {
            return new Matched(type, pattern, null, null);
        }
    },
    PATH {
        @Override
        List<PathPattern> patterns(SubscriptionMatcher matcher) {
            return matcher.pathIncludes();
        }

        @Override
        List<PathSegments> subjects(EventSubjects event) {
            return event.path();
        }

        @Override
        Matched matched(@Nullable String type, String pattern) {
            return new Matched(type, null, pattern, null);
        }
    },
    TAG {
        @Override
        List<PathPattern> patterns(SubscriptionMatcher matcher) {
            return matcher.tagIncludes();
        }

        @Override
        List<PathSegments> subjects(EventSubjects event) {
            return event.tags();
        }

        @Override
        Matched matched(@Nullable String type, String pattern) {
            return new Matched(type, null, null, pattern);
        }
    },
    /** By nothing: every event finds it. */
    OPEN {
        @Override
        List<PathPattern> patterns(SubscriptionMatcher matcher) {
            return EVERYTHING;
        }

        @Override
        List<PathSegments> subjects(EventSubjects event) {
            return SOMETHING;
        }

        @Override
        Matched matched(@Nullable String type, String pattern) {
            return new Matched(type, null, null, null);
        }
    };

    private static final List<PathPattern> EVERYTHING = List.of(PathPattern.compile("**"));
    private static final List<PathSegments> SOMETHING = List.of(PathSegments.of(""));

    /** The one to file a subscription by. */
    static Dimension of(SubscriptionMatcher matcher) {
        return Stream.of(values())
                .filter(dimension -> !dimension.patterns(matcher).isEmpty())
                .findFirst()
                .orElse(OPEN);
    }

    /** What the subscription asks for; empty when it leaves this open. */
    abstract List<PathPattern> patterns(SubscriptionMatcher matcher);

    /** What the event says: several tags, one path or none. */
    abstract List<PathSegments> subjects(EventSubjects event);

    /** Why a subscription matched whose pattern in this dimension did. */
    abstract Matched matched(@Nullable String type, String pattern);
}
