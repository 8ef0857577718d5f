package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.json.Problems;
import java.util.List;

/** What the schema has a place for and no worker does yet is refused rather than silently ignored. */
final class SupportedRule implements SubscriptionRule {

    private static final List<String> FORMATS = List.of("standard");
    private static final Delivery DEFAULT = Delivery.newBuilder().build();

    @Override
    public void check(Subscription subscription, Problems problems) {
        if (!FORMATS.contains(subscription.getEndpoint().getFormat())) {
            problems.add("/endpoint/format", "must be one of " + String.join(", ", FORMATS));
        }
        if (subscription.getEndpoint().getProxy() != null) {
            problems.add("/endpoint/proxy", "is not supported yet; leave it out");
        }
        Delivery delivery = subscription.getDelivery();
        if (delivery.getMaxInFlight() != DEFAULT.getMaxInFlight()) {
            problems.add(
                    "/delivery/maxInFlight", "is not supported yet; leave it out or say " + DEFAULT.getMaxInFlight());
        }
        if (delivery.getRateLimit() != null) {
            problems.add("/delivery/rateLimit", "is not supported yet; leave it out or say null");
        }
        if (delivery.getOrdered()) {
            problems.add("/delivery/ordered", "is not supported yet; leave it out or say false");
        }
    }
}
