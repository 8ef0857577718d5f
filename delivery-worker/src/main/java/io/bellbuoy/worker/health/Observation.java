package io.bellbuoy.worker.health;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;

/**
 * What the outcome of one notification says about its endpoint.
 *
 * @param subscriptionVersion that the outcome is of; 0 when the subscription was deleted
 * @param time when the attempt ended
 */
public record Observation(SubscriptionKey endpoint, long subscriptionVersion, Instant time, Reason reason) {

    boolean isOfDeleted() {
        return reason == Reason.SUBSCRIPTION_DELETED;
    }

    boolean isSuccess() {
        return reason == Reason.ACCEPTED;
    }

    /**
     * Our own faults say nothing about an endpoint, nor does what was not attempted because it is suspended; and one that
     * does not want this notification is well enough to say so.
     */
    boolean isFailure() {
        return reason.fault() == Fault.CUSTOMER && reason != Reason.ENDPOINT_SUSPENDED && reason != Reason.STOPPED;
    }

    boolean isGone() {
        return reason == Reason.ENDPOINT_GONE;
    }
}
