package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.json.Problems;
import java.time.Duration;

/** Limits of delivery are within what the workers can keep. */
final class DeliveryRule implements SubscriptionRule {

    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

    @Override
    public void check(Subscription subscription, Problems problems) {
        Delivery delivery = subscription.getDelivery();
        Duration timeout = Duration.ofMillis(delivery.getTimeout());
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            problems.add("/delivery/timeout", "must be between 1s and 60s");
        }
        checkRange("/delivery/maxAttempts", delivery.getMaxAttempts(), 20, problems);
        checkRange("/delivery/maxInFlight", delivery.getMaxInFlight(), 1000, problems);
        if (delivery.getRateLimit() != null) {
            checkRange("/delivery/rateLimit", delivery.getRateLimit(), 10_000, problems);
        }
    }

    private static void checkRange(String at, int value, int max, Problems problems) {
        if (value < 1 || value > max) {
            problems.add(at, "must be between 1 and " + max);
        }
    }
}
