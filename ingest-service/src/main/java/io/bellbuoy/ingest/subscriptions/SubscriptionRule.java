package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;

/** Something that a subscription must comply with beyond being of the right shape. */
@FunctionalInterface
interface SubscriptionRule {

    /** Notes everything that breaks the rule. */
    void check(Subscription subscription, Problems problems);
}
