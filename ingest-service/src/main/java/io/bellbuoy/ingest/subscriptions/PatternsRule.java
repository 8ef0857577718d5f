package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import io.bellbuoy.matching.InvalidSubscriptionException;
import io.bellbuoy.matching.SubscriptionMatcher;

/** What the matcher would set aside is refused while its author can still hear why. */
final class PatternsRule implements SubscriptionRule {

    @Override
    public void check(Subscription subscription, Problems problems) {
        try {
            SubscriptionMatcher.compile(subscription);
        } catch (InvalidSubscriptionException e) {
            problems.addAll("", e.problems());
        }
    }
}
