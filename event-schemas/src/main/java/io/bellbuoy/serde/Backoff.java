package io.bellbuoy.serde;

import java.time.Duration;

/** How often to try again and how long to wait: doubling, capped, with the upper half left to chance. */
record Backoff(int retries, Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 30;

    Backoff {
        if (retries < 0 || first.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException(
                    "retries and pauses are not negative: " + retries + ", " + first + ", " + longest);
        }
    }

    /**
     * @param retry 0 for the first
     * @param random from 0 to 1
     */
    Duration pause(int retry, double random) {
        long doubled = first.toMillis() << Math.min(retry, MAX_DOUBLINGS);
        long full = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(full / 2 + Math.round(full / 2.0 * random));
    }
}
