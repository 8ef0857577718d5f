package io.bellbuoy.benchmarks.chaos;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeliveryStatus;
import java.time.Instant;

/**
 * An attempt whose outcome was committed.
 *
 * @param attempt its number
 * @param started before its request left the worker
 * @param ended after its answer was back
 */
record Settled(String notification, int attempt, Instant started, Instant ended, boolean isDelivered) {

    static Settled of(DeliveryStatus status) {
        AttemptOutcome outcome = status.getOutcome();
        Instant started = outcome.getStarted();
        return new Settled(
                status.getNotification(),
                outcome.getAttempt(),
                started,
                started.plusMillis(outcome.getDuration()),
                outcome.getVerdict().equals("delivered"));
    }

    /** Whether it can be this one's outcome. Sink and workers share a clock. */
    boolean isOf(Sighting sighting) {
        return !sighting.at().isBefore(started) && !sighting.at().isAfter(ended);
    }
}
