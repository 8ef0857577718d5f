package io.bellbuoy.worker.signing;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.signing.SigningScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Signs messages as their endpoints ask for. */
public final class Signatures {

    private static final Map<SigningScheme, Signer> SIGNERS = new EnumMap<>(Map.of(
            SigningScheme.STANDARD, new StandardSigner(),
            SigningScheme.JFROG_TOKEN, new TokenSigner("x-jfrog-event-auth"),
            SigningScheme.JFROG_HMAC, new HexHmacSigner("x-jfrog-event-auth"),
            SigningScheme.HARNESS, new HexHmacSigner("x-harness-signature")));

    private Signatures() {}

    /**
     * The signature of a message.
     *
     * @param endpoint with its secret
     * @throws IllegalArgumentException when a secret is not what the scheme needs; the message does not repeat it
     */
    public static SignatureHeader sign(Message message, SigningScheme scheme, Endpoint endpoint) {
        Signer signer = Objects.requireNonNull(SIGNERS.get(scheme));
        return signer.sign(message, validSecrets(endpoint, message.timestamp()));
    }

    private static List<String> validSecrets(Endpoint endpoint, Instant now) {
        List<String> secrets = new ArrayList<>();
        secrets.add(endpoint.getSecret());
        endpoint.getPreviousSecrets().stream()
                .filter(previous -> now.isBefore(previous.getValidUntil()))
                .forEach(previous -> secrets.add(previous.getSecret()));
        return secrets;
    }
}
