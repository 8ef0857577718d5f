package io.bellbuoy.ingest.kafka;

import org.jspecify.annotations.Nullable;

/** Kafka did not take something in time: our fault, not the caller's, who may try again. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception whose message says to the caller what was not done, or may have been. */
    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
