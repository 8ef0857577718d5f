package io.bellbuoy.worker.gate;

import java.time.Duration;
import java.time.Instant;

/** How many requests an endpoint ends per second, counted over some seconds. */
final class Flow {

    private static final Duration WINDOW = Duration.ofSeconds(5);

    private Instant windowBegan = Instant.MIN;
    private int ended;
    private double before;

    void ended(Instant now) {
        turn(now);
        ended++;
    }

    /** Zero when there was nothing of late. */
    double perSecond(Instant now) {
        turn(now);
        return Math.max(before, (double) ended / WINDOW.toSeconds());
    }

    private void turn(Instant now) {
        if (windowBegan.equals(Instant.MIN)) {
            windowBegan = now;
        }
        Duration age = Duration.between(windowBegan, now);
        if (age.compareTo(WINDOW) >= 0) {
            before = (double) ended * 1_000 / age.toMillis();
            ended = 0;
            windowBegan = now;
        }
    }
}
