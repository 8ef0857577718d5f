package io.bellbuoy.matcher.index;

import io.bellbuoy.events.Matched;
import io.bellbuoy.matching.Admission;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.EventTypes;
import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Optional;

/**
 * A subscription, as most are, with one pattern and no further condition, so that an event of a wanted type is wanted when
 * it has found it. Its pattern is kept as it was written: compiled it takes several times the memory, and is needed once.
 */
final class PlainSubscription extends IndexedSubscription {

    private final EventTypes types;
    private final String pattern;

    PlainSubscription(
            SubscriptionKey key, long version, Dimension dimension, SubscriptionMatcher matcher, EventTypes types) {
        super(key, version, dimension);
        this.types = types;
        this.pattern = dimension.patterns(matcher).get(0).toString();
    }

    @Override
    List<PathPattern> patterns() {
        return List.of(PathPattern.compile(pattern));
    }

    @Override
    Optional<Matched> match(EventSubjects event) {
        Admission type = types.admit(event.type());
        return type.isRefused() ? Optional.empty() : Optional.of(dimension().matched(type.by(), pattern));
    }
}
