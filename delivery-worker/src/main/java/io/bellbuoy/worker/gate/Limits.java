package io.bellbuoy.worker.gate;

import java.util.OptionalInt;

/**
 * What a subscription lets happen at once.
 *
 * @param version of the subscription: a new one starts with a clean slate
 * @param maxInFlight requests that are open
 * @param perSecond requests started per second; empty for no limit
 * @param host that its requests go to, with the port: other subscriptions may go there, too
 */
public record Limits(long version, int maxInFlight, OptionalInt perSecond, String host) {

    public Limits {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("At least one request has to be allowed: " + maxInFlight);
        }
        if (perSecond.isPresent() && perSecond.getAsInt() < 1) {
            throw new IllegalArgumentException("At least one request per second has to be allowed: " + perSecond);
        }
    }
}
