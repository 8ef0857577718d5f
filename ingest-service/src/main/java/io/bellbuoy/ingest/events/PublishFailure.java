package io.bellbuoy.ingest.events;

import io.bellbuoy.ingest.kafka.UnavailableException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** Whose fault it is that an event is not on Kafka. */
final class PublishFailure {

    private PublishFailure() {}

    /** What to throw for what the producer said; anything but ours means a bug. */
    static RuntimeException of(Throwable cause) {
        if (cause instanceof RecordTooLargeException) {
            return new EventTooLargeException(cause);
        }
        // Checked, and yet it does not fit its schema: to send it again would not help.
        if (cause instanceof SerializationException bug && !(bug.getCause() instanceof RetriableException)) {
            return bug;
        }
        return new UnavailableException("Kafka did not acknowledge in time; try again with the same ids", cause);
    }
}
