package io.bellbuoy.worker.attempt;

import java.io.Serial;

/** A record is no notification and never will be; its message is the reason to be told in the quarantine. */
final class UnreadableNotificationException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableNotificationException(String message) {
        super(message);
    }

    UnreadableNotificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
