package io.bellbuoy.benchmarks.match;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import java.util.List;

/** A way to find the subscriptions that want an event. Confined to one thread. */
interface Engine {

    /** Adds a subscription, or replaces the one of its tenant and id. */
    void put(Subscription subscription);

    /** The subscriptions that want the event, in any order. */
    List<Match> matches(RegistryEvent event);
}
