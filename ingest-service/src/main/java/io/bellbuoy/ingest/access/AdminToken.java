package io.bellbuoy.ingest.access;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows the platform's administrator by the token of the configuration. Keeps no more of it than its digest. */
public final class AdminToken implements Authenticator {

    private final byte[] digest;

    /** Knows whoever shows this token. */
    public AdminToken(String token) {
        this.digest = Sha256.of(token);
    }

    /** Compares digests, which have one length, in constant time: how long it takes tells nothing of the token. */
    @Override
    public CompletionStage<Optional<Caller>> callerOf(String token) {
        boolean isOurs = MessageDigest.isEqual(digest, Sha256.of(token));
        return CompletableFuture.completedFuture(isOurs ? Optional.of(Caller.ADMINISTRATOR) : Optional.empty());
    }
}
