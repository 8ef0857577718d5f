package io.bellbuoy.matcher.index;

import io.bellbuoy.events.Matched;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subscription as the index holds it. */
abstract sealed class IndexedSubscription implements Posting permits PlainSubscription, DemandingSubscription {

    private final SubscriptionKey key;
    private final long version;
    private final Dimension dimension;
    private int position;
    private long shownIn;

    IndexedSubscription(SubscriptionKey key, long version, Dimension dimension) {
        this.key = key;
        this.version = version;
        this.dimension = dimension;
    }

    static IndexedSubscription of(Subscription subscription, SubscriptionMatcher matcher, EventTypesPool eventTypes) {
        // A tenant's name once for all its subscriptions.
        SubscriptionKey key = new SubscriptionKey(subscription.getTenant().intern(), subscription.getId());
        Dimension dimension = Dimension.of(matcher);
        boolean decidedByDimension = matcher.conditions() <= (dimension == Dimension.OPEN ? 0 : 1);
        return decidedByDimension
                ? new PlainSubscription(
                        key, subscription.getVersion(), dimension, matcher, eventTypes.shared(matcher.eventTypes()))
                : new DemandingSubscription(key, subscription.getVersion(), dimension, matcher);
    }

    SubscriptionKey key() {
        return key;
    }

    long version() {
        return version;
    }

    /** What it is found by. */
    final Dimension dimension() {
        return dimension;
    }

    /** It is found where any of these is. */
    abstract List<PathPattern> patterns();

    /** Whether it wants an event that has found it. */
    abstract Optional<Matched> match(EventSubjects event);

    /** Looks at the event, but only once in a search, however many patterns have led here. */
    @Override
    public final void show(Search search) {
        if (shownIn != search.number()) {
            shownIn = search.number();
            Optional<Matched> matched = match(search.event());
            if (matched.isPresent()) {
                search.add(new Match(key, version, matched.get()));
            }
        }
    }

    @Override
    public final Posting with(IndexedSubscription subscription) {
        return new Postings(this, subscription);
    }

    @Override
    public final @Nullable Posting without(IndexedSubscription subscription) {
        return subscription == this ? null : this;
    }

    /** Where among others it waits; when it does in several places, in one of them. */
    final int position() {
        return position;
    }

    final void moveTo(int newPosition) {
        position = newPosition;
    }
}
