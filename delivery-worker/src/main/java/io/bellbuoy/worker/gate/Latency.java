package io.bellbuoy.worker.gate;

import java.time.Duration;

/** How long an endpoint takes to answer, or to be given up: a mean in which the latest count most. */
final class Latency {

    private static final double WEIGHT_OF_LATEST = 1.0 / 8;

    /** Nothing is faster, as far as this is concerned. */
    private static final double LEAST_SECONDS = 0.001;

    private double seconds;

    void ended(Duration took) {
        double latest = Math.max(LEAST_SECONDS, took.toMillis() / 1_000.0);
        seconds = isKnown() ? seconds + WEIGHT_OF_LATEST * (latest - seconds) : latest;
    }

    boolean isKnown() {
        return seconds > 0;
    }

    double seconds() {
        return seconds;
    }
}
