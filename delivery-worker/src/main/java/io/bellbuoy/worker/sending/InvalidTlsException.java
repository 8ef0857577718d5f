package io.bellbuoy.worker.sending;

import java.io.Serial;

/** A subscription's certificates or key cannot be used. */
final class InvalidTlsException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidTlsException(String message) {
        super(message);
    }
}
