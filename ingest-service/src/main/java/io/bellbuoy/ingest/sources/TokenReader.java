package io.bellbuoy.ingest.sources;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads tokens that are signed with a key of their issuer's. */
public interface TokenReader {

    /**
     * Reads a token, without waiting.
     *
     * @return completes with what it claims, or with nothing if it is malformed or not so signed; fails when the keys cannot
     *     be had
     */
    CompletionStage<Optional<JWTClaimsSet>> read(String token);
}
