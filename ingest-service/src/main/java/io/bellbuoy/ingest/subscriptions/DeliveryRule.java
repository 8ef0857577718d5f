package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Delivery;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.Problems;
import java.time.Duration;
import java.util.List;

/** Limits of delivery are within what the workers can keep. */
final class DeliveryRule implements SubscriptionRule {

    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_ATTEMPTS = 20;
    private static final int MAX_IN_FLIGHT = 1_000;
    private static final int MAX_RATE = 100_000;
    private static final List<String> ON_REJECTION = List.of("retry", "dead");

    @Override
    public void check(Subscription subscription, Problems problems) {
        Delivery delivery = subscription.getDelivery();
        Duration timeout = Duration.ofMillis(delivery.getTimeout());
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            problems.add("/delivery/timeout", "must be between 1s and 60s");
        }
        if (delivery.getMaxAttempts() < 1 || delivery.getMaxAttempts() > MAX_ATTEMPTS) {
            problems.add("/delivery/maxAttempts", "must be between 1 and " + MAX_ATTEMPTS);
        }
        if (delivery.getMaxInFlight() < 1 || delivery.getMaxInFlight() > MAX_IN_FLIGHT) {
            problems.add("/delivery/maxInFlight", "must be between 1 and " + MAX_IN_FLIGHT);
        }
        if (delivery.getRateLimit() != null && (delivery.getRateLimit() < 1 || delivery.getRateLimit() > MAX_RATE)) {
            problems.add("/delivery/rateLimit", "must be null or between 1 and " + MAX_RATE);
        }
        if (!ON_REJECTION.contains(delivery.getOnRejection())) {
            problems.add("/delivery/onRejection", "must be one of " + String.join(", ", ON_REJECTION));
        }
    }
}
