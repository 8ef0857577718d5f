package io.bellbuoy.ingest.subscriptions;

/** A subscription cannot be made beside those that are there. The message is for who asked. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception that says what is in the way. */
    public ConflictException(String message) {
        super(message, null, false, false);
    }
}
