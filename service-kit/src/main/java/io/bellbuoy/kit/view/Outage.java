package io.bellbuoy.kit.view;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Why a view cannot vouch for being current, while it cannot. Any thread. */
final class Outage {

    private volatile Optional<String> reason = Optional.of("not read yet");

    void began(Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        reason = Optional.of(
                root instanceof TimeoutException ? "the topic's end was not reached in time" : root.toString());
    }

    void ended() {
        reason = Optional.empty();
    }

    Optional<String> reason() {
        return reason;
    }
}
