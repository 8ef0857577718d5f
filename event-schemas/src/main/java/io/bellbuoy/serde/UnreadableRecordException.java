package io.bellbuoy.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** This record cannot be read, now or later: trying again is no help, so set it aside. */
public final class UnreadableRecordException extends SerializationException {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message) {
        super(message);
    }

    UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
