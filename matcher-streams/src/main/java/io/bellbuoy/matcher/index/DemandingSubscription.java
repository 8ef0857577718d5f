package io.bellbuoy.matcher.index;

import io.bellbuoy.events.Matched;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Optional;

/** A subscription with conditions that the trie does not know. */
final class DemandingSubscription extends IndexedSubscription {

    private final SubscriptionMatcher matcher;

    DemandingSubscription(SubscriptionKey key, long version, Dimension dimension, SubscriptionMatcher matcher) {
        super(key, version, dimension);
        this.matcher = matcher;
    }

    @Override
    List<PathPattern> patterns() {
        return dimension().patterns(matcher);
    }

    @Override
    Optional<Matched> match(EventSubjects event) {
        return matcher.match(event);
    }
}
