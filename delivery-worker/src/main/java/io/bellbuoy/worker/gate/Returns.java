package io.bellbuoy.worker.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * When those that are parked come back: one after another, as fast as their endpoint is likely to take them. If they all
 * came back at once, few would find room, and the endpoint would be idle until the others came once more.
 */
final class Returns {

    /** Who would come back later asks again then: the endpoint may have become faster. */
    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(5);

    private Instant next = Instant.MIN;

    /**
     * The pause of one more.
     *
     * @param least how long at least
     */
    Duration pause(Duration least, double perSecond, Instant now) {
        Instant earliest = now.plus(least);
        Instant latest = earliest.plus(LONGEST_QUEUE);
        Instant turn = next.isAfter(earliest) ? next : earliest;
        if (turn.isAfter(latest)) {
            return Duration.between(now, latest);
        }
        next = turn.plusNanos((long) (1_000_000_000 / perSecond));
        return Duration.between(now, turn);
    }
}
