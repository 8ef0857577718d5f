package io.bellbuoy.worker.health;

import io.bellbuoy.events.EndpointHealth;
import java.time.Duration;
import java.time.Instant;

/**
 * How far failing takes an endpoint on its way to suspension. Only both together suspend it:
 *
 * <ul>
 *   <li>The first failure since its last success is {@code suspendAfter} ago.
 *   <li>Its failures spread: thirteen were counted, each a twelfth of {@code spread} or more after the one counted before
 *       it. So there is that much time between the first and the last, and no long silence can make up for failures: what
 *       fails within one twelfth counts as one, and an hour of outage a week after another counts as two.
 * </ul>
 *
 * @param suspendAfter zero never suspends
 */
public record SuspensionPolicy(Duration suspendAfter, Duration spread) {

    static final int SUSPENDED = 100;

    private static final int TWELFTHS = 12;

    /** Whether a failure counts for the spread. None does once there are enough. */
    boolean isCounted(EndpointHealth before, Instant failure) {
        Instant last = before.getLastFailure();
        return last == null
                || (before.getFailures() <= TWELFTHS && !failure.isBefore(last.plus(spread.dividedBy(TWELFTHS))));
    }

    /** Per cent of the way, for one that is failing; 100 suspends. */
    int percent(EndpointHealth failing, Instant now) {
        if (suspendAfter.isZero()) {
            return 0;
        }
        // Another worker's clock may have been ahead.
        long elapsed =
                Math.max(0, Duration.between(failing.getFailingSince(), now).toMillis());
        long ofTime = elapsed * SUSPENDED / suspendAfter.toMillis();
        int ofSpread = (failing.getFailures() - 1) * SUSPENDED / TWELFTHS;
        return (int) Math.min(SUSPENDED, Math.min(ofTime, ofSpread));
    }
}
