package io.bellbuoy.worker.egress;

import java.io.Serial;

/** The operator lets no webhooks go to a host, whatever its addresses. */
public final class HostRefusedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    HostRefusedException(String host) {
        super("Webhooks may not go to " + host);
    }
}
