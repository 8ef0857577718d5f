package io.bellbuoy.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** This record cannot be read, now or later: trying again is no help, so set it aside. */
public final class UnreadableRecordException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** A record that cannot be used for this reason: one sentence, without its payload. */
    public UnreadableRecordException(String message) {
        super(message);
    }

    /** A record that cannot be used for this reason: one sentence, without its payload. */
    public UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
