package io.bellbuoy.worker.sending;

import java.io.Serial;

/** No request can be written of this URL and these headers. */
final class InvalidRequestException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidRequestException(IllegalArgumentException cause) {
        super(cause);
    }
}
