package io.bellbuoy.replay;

import java.io.Serial;

/** Someone else began to replay or purge dead letters: of two, the later goes on. */
public final class TakenOverException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TakenOverException(Throwable cause) {
        super(
                "Another replay or purge was started and has taken over: this one is over, and nothing is sent twice",
                cause);
    }
}
