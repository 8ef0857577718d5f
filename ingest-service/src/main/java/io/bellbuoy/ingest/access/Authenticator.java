package io.bellbuoy.ingest.access;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows callers by what they show. Any thread may ask, and none waits. */
@FunctionalInterface
public interface Authenticator {

    /**
     * Whose token it is; empty when it is nobody's. Fails when that cannot be told now.
     *
     * @param token in clear
     */
    CompletionStage<Optional<Caller>> callerOf(String token);

    /** Who those are that show no token, if such may come in. */
    default Optional<Caller> stranger() {
        return Optional.empty();
    }

    /** Knows whom either of them knows, and asks the other one second. */
    default Authenticator or(Authenticator other) {
        return token -> callerOf(token)
                .thenCompose(caller ->
                        caller.isPresent() ? CompletableFuture.completedFuture(caller) : other.callerOf(token));
    }
}
