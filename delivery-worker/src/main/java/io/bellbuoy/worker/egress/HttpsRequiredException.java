package io.bellbuoy.worker.egress;

import java.io.Serial;

/** The operator lets no webhooks go over plain http. */
public final class HttpsRequiredException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    HttpsRequiredException(String host) {
        super("Webhooks may go to " + host + " over https alone");
    }
}
