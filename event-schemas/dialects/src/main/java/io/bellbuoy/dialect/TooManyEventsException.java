package io.bellbuoy.dialect;

/** A body with more events than one request may carry. */
public final class TooManyEventsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyEventsException(int events, int allowed) {
        super("One request may carry " + allowed + " events, and this one has " + events);
    }
}
