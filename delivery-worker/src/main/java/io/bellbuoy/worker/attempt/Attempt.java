package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeliveryExchange;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.health.Observation;
import io.bellbuoy.worker.verdict.Judgement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that is over.
 *
 * @param number the first is 1; 0 when no request was made
 * @param subscriptionVersion null when there was no subscription any more
 * @param origin scheme, host and port of the subscription's endpoint; null when there was no valid one
 * @param exchange what is kept of the request and its response; null when no request was made
 */
record Attempt(
        int number,
        Judgement judgement,
        Instant started,
        Duration duration,
        @Nullable Long subscriptionVersion,
        @Nullable String origin,
        @Nullable DeliveryExchange exchange) {

    /** An end without a request. */
    static Attempt withoutRequest(
            Judgement judgement, Instant now, @Nullable Long subscriptionVersion, @Nullable String origin) {
        return new Attempt(0, judgement, now, Duration.ZERO, subscriptionVersion, origin, null);
    }

    AttemptOutcome inShort() {
        return AttemptOutcome.newBuilder()
                .setAttempt(number)
                .setVerdict(judgement.verdict().code())
                .setReason(judgement.reason().code())
                .setFault(judgement.reason().fault().code())
                .setStatus(judgement.status())
                .setDetail(judgement.detail())
                .setStarted(started)
                .setDuration(duration.toMillis())
                .build();
    }

    Observation observation(SubscriptionKey endpoint) {
        long version = subscriptionVersion == null ? 0 : subscriptionVersion;
        return new Observation(endpoint, version, ended(), judgement.reason());
    }

    Instant ended() {
        return started.plus(duration);
    }
}
