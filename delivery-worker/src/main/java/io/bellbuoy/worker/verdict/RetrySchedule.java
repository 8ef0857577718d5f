package io.bellbuoy.worker.verdict;

import io.bellbuoy.topics.RetryLadder;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When the next attempt is due, and on which rung it waits until then. Attempts climb the ladder; who asks for a longer
 * pause gets one, up to the longest rung. Jitter lets attempts that failed together come apart: it takes up to a part of
 * the ladder's own delay away, for what waits on a rung can leave it early but not late.
 *
 * @param jitter the part of a delay that chance may take away, from 0 to 1
 * @param random where chance comes from
 */
public record RetrySchedule(RetryLadder ladder, double jitter, RandomGenerator random) {

    public RetrySchedule {
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("Jitter is a part between 0 and 1: " + jitter);
        }
    }

    /**
     * A wait on the ladder.
     *
     * @param rung the delay whose topic it is
     * @param pause how long to wait, at most as long as the rung
     */
    public record Wait(Duration rung, Duration pause) {}

    /**
     * The wait that follows a failed attempt.
     *
     * @param attempt number of the attempt that failed, the first is 1
     * @param leastPause no shorter than this, unless that is longer than the longest rung
     */
    public Wait after(int attempt, Duration leastPause) {
        Duration scheduled = ladder.after(attempt);
        Duration floor = shorter(leastPause, ladder.longest());
        Duration pause = longer(earlier(scheduled), floor);
        return new Wait(ladder.notShorterThan(longer(scheduled, floor)), pause);
    }

    private Duration earlier(Duration delay) {
        return delay.minusMillis((long) (delay.toMillis() * jitter * random.nextDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
