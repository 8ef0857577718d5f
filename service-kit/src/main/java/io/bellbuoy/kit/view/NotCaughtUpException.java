package io.bellbuoy.kit.view;

import java.time.Duration;

/** A view did not get as far as its topic's end in time: Kafka is out of reach, or a transaction is still open. */
public final class NotCaughtUpException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotCaughtUpException(String topic, Duration timeout, Throwable cause) {
        super("The view of " + topic + " did not catch up within " + timeout.toMillis() + " ms: " + cause, cause);
    }
}
