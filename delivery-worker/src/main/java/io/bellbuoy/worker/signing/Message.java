package io.bellbuoy.worker.signing;

import java.time.Instant;

/**
 * What is signed.
 *
 * @param id of the webhook, the same on every attempt
 * @param timestamp of the attempt
 * @param body as the receiver reads it, before any compression
 */
public record Message(String id, Instant timestamp, String body) {

    /** Names it without its body, which is the customer's. */
    @Override
    public String toString() {
        return "Message[" + id + " at " + timestamp + "]";
    }
}
