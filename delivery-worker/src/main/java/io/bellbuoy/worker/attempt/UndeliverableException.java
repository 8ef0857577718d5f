package io.bellbuoy.worker.attempt;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.worker.verdict.Response.Failed;
import java.io.Serial;

/** No request can be made of a notification and its subscription. */
final class UndeliverableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    UndeliverableException(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    UndeliverableException(Reason reason, Throwable cause) {
        super(reason.sentence(), cause);
        this.reason = reason;
    }

    /** What the judge is told instead of a response. */
    Failed response() {
        return Failed.because(reason);
    }
}
