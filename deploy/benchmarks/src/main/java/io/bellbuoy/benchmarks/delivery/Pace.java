package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.Effort;
import java.time.Duration;
import java.util.List;

/**
 * How much of a round counts.
 *
 * @param rounds of each contender in each case
 * @param inFlight the cases
 * @param warmUp requests that are not counted: the compilers' time
 * @param measured right after them
 */
record Pace(int rounds, List<Integer> inFlight, int warmUp, Duration measured) {

    /** What our worker has by default, and the last line is about. */
    static final int DEFAULT_IN_FLIGHT = 256;

    /** Nobody is as fast as that on few cores; who is after all has nothing left to deliver, and is told so. */
    private static final int PER_SECOND_AT_MOST = 40_000;

    static Pace of(Effort effort) {
        return switch (effort) {
            case QUICK -> new Pace(1, List.of(DEFAULT_IN_FLIGHT), 60_000, Duration.ofSeconds(3));
            case FULL -> new Pace(3, List.of(64, DEFAULT_IN_FLIGHT, 1024), 200_000, Duration.ofSeconds(10));
        };
    }

    int notifications() {
        return warmUp + (int) measured.toSeconds() * PER_SECOND_AT_MOST;
    }
}
