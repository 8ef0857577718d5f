package io.bellbuoy.topics;

import java.time.Duration;
import java.util.List;

/**
 * The delays between attempts, one retry topic each, strictly rising. Attempts beyond the last rung stay on it.
 *
 * @param delays at least one, in whole seconds
 */
public record RetryLadder(List<Duration> delays) {

    /** The ladder unless configured otherwise: about 21 hours over eight attempts. */
    public static final RetryLadder DEFAULT = new RetryLadder(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12)));

    public RetryLadder {
        delays = List.copyOf(delays);
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("A retry ladder needs at least one delay");
        }
        Duration previous = Duration.ZERO;
        for (Duration delay : delays) {
            if (delay.compareTo(previous) <= 0) {
                throw new IllegalArgumentException("Retry delays must rise: " + delay + " follows " + previous);
            }
            if (delay.toNanosPart() != 0) {
                throw new IllegalArgumentException("Retry delays are whole seconds: " + delay);
            }
            previous = delay;
        }
    }

    /**
     * The delay that follows a failed attempt.
     *
     * @param attempt number of the attempt that failed, the first is 1
     */
    public Duration after(int attempt) {
        return delays.get(Math.min(attempt, delays.size()) - 1);
    }

    /** The last rung's delay. */
    public Duration longest() {
        return delays.get(delays.size() - 1);
    }

    /** The shortest delay that is no shorter than this; the longest where none is. */
    public Duration notShorterThan(Duration pause) {
        return delays.stream()
                .filter(delay -> delay.compareTo(pause) >= 0)
                .findFirst()
                .orElse(longest());
    }

    /** The longest delay that is no longer than this; the shortest where none is. */
    public Duration notLongerThan(Duration pause) {
        return delays.stream()
                .filter(delay -> delay.compareTo(pause) <= 0)
                .reduce((shorter, longer) -> longer)
                .orElse(delays.get(0));
    }
}
