package io.bellbuoy.ingest.history.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** How instances know each other. */
final class PeerSecret {

    private static final String SCHEME = "Bearer ";

    private final String authorization;

    PeerSecret(Password secret) {
        this.authorization = SCHEME + secret.value();
    }

    String authorization() {
        return authorization;
    }

    /** Compares in constant time: how long it takes tells nothing of the secret but its length. */
    boolean isShownIn(@Nullable String header) {
        return header != null && MessageDigest.isEqual(authorization.getBytes(UTF_8), header.getBytes(UTF_8));
    }
}
