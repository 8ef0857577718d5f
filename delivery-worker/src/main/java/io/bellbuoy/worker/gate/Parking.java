package io.bellbuoy.worker.gate;

import io.bellbuoy.topics.RetryLadder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Written to a retry rung without an attempt, to come again later.
 *
 * @param pause for how long at least
 */
public record Parking(Cause cause, Duration pause) {

    /** Nobody waits longer for news of an endpoint. */
    static final Duration LONGEST_CLIMB = Duration.ofMinutes(30);

    /** Why nothing is sent now. */
    public enum Cause {
        /** The subscription is disabled. */
        DISABLED,
        /** More waits for the endpoint than it is worth to keep in memory. */
        OVERFLOW,
        /** The endpoint has failed again and again, and is only probed. */
        BREAKER,
        /** The endpoint has asked for a pause. */
        ASKED,
        /** The one before it waits on a rung, and its subscription asks for order. */
        ORDER;

        /** As metrics spell it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For what waits for another that is due by then; looks in every half hour, and never at once. */
    public static Parking behind(Instant due, RetryLadder ladder, Instant now) {
        Duration wait = Duration.between(now, due.isBefore(now) ? now : due);
        Duration atMost = wait.compareTo(LONGEST_CLIMB) < 0 ? wait : LONGEST_CLIMB;
        Duration atLeast = ladder.after(1);
        return new Parking(Cause.ORDER, atMost.compareTo(atLeast) > 0 ? atMost : atLeast);
    }

    /**
     * For what cannot be known to end: every time in a row is longer, as every one writes the notification anew, but none
     * longer than half an hour if the ladder has a rung that short.
     *
     * @param parkings how often in a row it was parked before
     */
    public static Parking climbing(Cause cause, RetryLadder ladder, int parkings) {
        Duration climbed = ladder.after(Math.min(parkings, ladder.delays().size()) + 1);
        return new Parking(cause, ladder.notLongerThan(climbed.compareTo(LONGEST_CLIMB) < 0 ? climbed : LONGEST_CLIMB));
    }
}
