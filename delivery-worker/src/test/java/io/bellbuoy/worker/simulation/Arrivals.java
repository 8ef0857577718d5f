package io.bellbuoy.worker.simulation;

import java.time.Duration;

/** Notifications that come one after another. */
record Arrivals(int count, Duration interval, Duration begin) {

    /** So many per second, from the beginning on. */
    static Arrivals steadily(int perSecond, Duration during) {
        return new Arrivals(
                perSecond * Math.toIntExact(during.toSeconds()),
                Duration.ofSeconds(1).dividedBy(perSecond),
                Duration.ZERO);
    }

    /** All at once. */
    static Arrivals burst(int count, Duration at) {
        return new Arrivals(count, Duration.ZERO, at);
    }
}
