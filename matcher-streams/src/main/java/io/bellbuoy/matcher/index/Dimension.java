package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.PathSegments;
import io.bellbuoy.matching.SubscriptionMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a subscription can be found by, the more telling first. */
enum Dimension {
    REPOSITORY {
        @Override
        List<PathPattern> includes(SubscriptionMatcher matcher) {
            return matcher.repositoryIncludes();
        }

        @Override
        List<PathSegments> subjects(EventSubjects event) {
            return event.repository();
        }
    },
    PATH {
        @Override
        List<PathPattern> includes(SubscriptionMatcher matcher) {
            return matcher.pathIncludes();
        }

        @Override
        List<PathSegments> subjects(EventSubjects event) {
            return event.path();
        }
    };

    /** The one to file a subscription by; empty when it leaves all of them open. */
    static Optional<Dimension> of(SubscriptionMatcher matcher) {
        return Stream.of(values())
                .filter(dimension -> !dimension.includes(matcher).isEmpty())
                .findFirst();
    }

    /** What the subscription asks for; empty when it leaves this open. */
    abstract List<PathPattern> includes(SubscriptionMatcher matcher);

    /** What the event says: one path or none. */
    abstract List<PathSegments> subjects(EventSubjects event);
}
