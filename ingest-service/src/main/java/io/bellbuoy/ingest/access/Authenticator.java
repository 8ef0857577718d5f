package io.bellbuoy.ingest.access;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Knows callers by what they show. Any thread may ask, and none waits. */
@FunctionalInterface
public interface Authenticator {

    /**
     * Whose token it is; empty when it is nobody's. Fails when that cannot be told now.
     *
     * @param token as it stands behind {@code Bearer}
     */
    CompletionStage<Optional<Caller>> callerOf(String token);
}
