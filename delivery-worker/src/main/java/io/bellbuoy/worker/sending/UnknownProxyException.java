package io.bellbuoy.worker.sending;

import java.io.Serial;

/** A subscription asks for a proxy that the configuration does not have. */
final class UnknownProxyException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownProxyException(String name) {
        super("There is no proxy '" + name + "'");
    }
}
