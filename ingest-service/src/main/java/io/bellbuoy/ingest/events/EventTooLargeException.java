package io.bellbuoy.ingest.events;

/** An event that is larger than Kafka takes: the caller's fault. */
public final class EventTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventTooLargeException(Throwable cause) {
        super("An event is larger than Kafka takes; others of its request may have been accepted", cause);
    }
}
