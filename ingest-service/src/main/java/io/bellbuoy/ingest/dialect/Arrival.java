package io.bellbuoy.ingest.dialect;

import io.bellbuoy.ingest.json.JsonBody;
import java.time.Instant;

/**
 * A body of events at the door.
 *
 * @param tenant whose events they are, from the path
 * @param body the events in the sender's words
 * @param received when it came, for events that do not say when they happened
 * @param maxEvents how many one request may carry
 */
public record Arrival(String tenant, JsonBody body, Instant received, int maxEvents) {

    void refuseMoreThanAllowed(int events) {
        if (events > maxEvents) {
            throw new TooManyEventsException(events, maxEvents);
        }
    }
}
