package io.bellbuoy.worker.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * Spaces starts out evenly, with room for what a tenth of a second may bring: the lane does not wake up for each. The
 * generic cell rate algorithm.
 */
final class Pace {

    private static final Duration SLACK = Duration.ofMillis(100);

    private final Duration interval;
    private Instant nextByPlan = Instant.MIN;

    Pace(int perSecond) {
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
    }

    /** When the next may start. */
    Instant next() {
        return nextByPlan.equals(Instant.MIN) ? nextByPlan : nextByPlan.minus(SLACK);
    }

    void started(Instant now) {
        nextByPlan = (nextByPlan.isAfter(now) ? nextByPlan : now).plus(interval);
    }
}
