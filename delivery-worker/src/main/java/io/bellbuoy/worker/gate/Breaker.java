package io.bellbuoy.worker.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A circuit breaker: after so many failures in a row, and no success between, an endpoint is closed to all but one probe at
 * a time. The pauses between probes grow; one success opens it again. One notification that always fails does not trip it,
 * for others succeed beside it.
 */
final class Breaker {

    private static final int FAILURES_IN_A_ROW = 10;

    private final List<Duration> pauses;
    private int failures;
    private int failedProbes;
    private Instant nextProbe = Instant.MIN;

    /**
     * A breaker that lets everything pass.
     *
     * @param pauses before the first probe, the second, and so on; the last one is repeated
     */
    Breaker(List<Duration> pauses) {
        this.pauses = pauses;
    }

    /** Whether the endpoint is only probed. */
    boolean isTripped() {
        return failures >= FAILURES_IN_A_ROW;
    }

    /** When the next probe may start; in the past when nothing is tripped. */
    Instant nextProbe() {
        return nextProbe;
    }

    /** Nothing is to be remembered. */
    boolean isPristine() {
        return failures == 0;
    }

    void succeeded() {
        failures = 0;
        failedProbes = 0;
        nextProbe = Instant.MIN;
    }

    /**
     * A request failed.
     *
     * @param begun when it was started: what was under way when the breaker tripped is no probe
     */
    void failed(Instant begun, Instant now) {
        boolean isProbe = isTripped() && !begun.isBefore(nextProbe);
        failures++;
        if (failures == FAILURES_IN_A_ROW) {
            nextProbe = now.plus(pauses.get(0));
        } else if (isProbe) {
            failedProbes = Math.min(failedProbes + 1, pauses.size() - 1);
            nextProbe = now.plus(pauses.get(failedProbes));
        }
    }
}
