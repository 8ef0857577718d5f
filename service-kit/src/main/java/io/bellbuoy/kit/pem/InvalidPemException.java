package io.bellbuoy.kit.pem;

import java.io.Serial;

/** A text is not the PEM that it should be. The message says what it should be and repeats nothing of it. */
public final class InvalidPemException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidPemException(String message) {
        super(message);
    }
}
