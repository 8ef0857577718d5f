package io.bellbuoy.benchmarks.chaos;

import java.time.Duration;
import java.time.Instant;

/** A time in which requests may lose their worker's partition, or their outcomes the broker. */
final class Disturbance {

    /** What was asked before and still had no outcome: the sink's slowest answer, and a commit. */
    private static final Duration OPEN = Duration.ofSeconds(2);

    private final Instant begun = Instant.now().minus(OPEN);
    private Instant ended = Instant.MAX;

    static Disturbance begin() {
        return new Disturbance();
    }

    void end() {
        ended = Instant.now();
    }

    boolean hasStruck(Sighting sighting) {
        return sighting.at().isAfter(begun) && sighting.at().isBefore(ended);
    }
}
