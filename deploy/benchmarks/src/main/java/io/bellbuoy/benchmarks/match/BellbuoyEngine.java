package io.bellbuoy.benchmarks.match;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import io.bellbuoy.matcher.index.SubscriptionIndex;
import java.util.List;

/** Ours. Unlike the others it also says which patterns let the event through. */
final class BellbuoyEngine implements Engine {

    private final SubscriptionIndex index = new SubscriptionIndex();

    @Override
    public void put(Subscription subscription) {
        index.put(subscription);
    }

    @Override
    public List<Match> matches(RegistryEvent event) {
        return index.matches(event);
    }
}
