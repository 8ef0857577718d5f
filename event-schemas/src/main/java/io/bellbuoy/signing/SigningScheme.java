package io.bellbuoy.signing;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How webhooks are signed, by the name that subscriptions give it, and which secrets do for it. */
public enum SigningScheme {
    /** Standard Webhooks. */
    STANDARD("standard"),
    /** The secret itself in {@code X-JFrog-Event-Auth}. */
    JFROG_TOKEN("jfrog-token"),
    /** HMAC-SHA256 of the body in {@code X-JFrog-Event-Auth}. */
    JFROG_HMAC("jfrog-hmac"),
    /** HMAC-SHA256 of the body in {@code X-Harness-Signature}. */
    HARNESS("harness");

    /** Within one line, and nothing at its ends that a receiver would strip. */
    private static final Pattern TEXT = Pattern.compile("[!-~]([ -~]{0,4094}[!-~])?");

    private final String code;

    SigningScheme(String code) {
        this.code = code;
    }

    /** The scheme of that name, if there is one. */
    public static Optional<SigningScheme> named(String code) {
        return Stream.of(values()).filter(scheme -> scheme.code.equals(code)).findFirst();
    }

    /** All names, for people. */
    public static String names() {
        return Stream.of(values()).map(scheme -> scheme.code).collect(Collectors.joining(", "));
    }

    /** Whether it signs with secrets of a kind: receivers of the registries' schemes verify with the secret itself. */
    public boolean takes(SecretKind kind) {
        return this == STANDARD || kind == SecretKind.HMAC;
    }

    /** What is wrong with a secret, as something that it must be; it is not repeated. */
    public Optional<String> violation(String secret) {
        if (!takes(SecretKind.of(secret))) {
            return Optional.of("must not be whsk_: only signing standard has signatures that a public key verifies");
        }
        return this == STANDARD ? standardViolation(secret) : textViolation(secret);
    }

    /** Whether several secrets can sign at once, as receivers need that change from one to the other. */
    public boolean hasRoomForSeveral() {
        return this == STANDARD;
    }

    /** Whether the receiver is sent the secret itself. */
    public boolean sendsSecret() {
        return this == JFROG_TOKEN;
    }

    private static Optional<String> standardViolation(String text) {
        try {
            SigningSecret secret = SigningSecret.parse(text);
            return secret instanceof Ed25519Secret pair && !pair.isPair()
                    ? Optional.of("must have the private key's own public key behind it")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static Optional<String> textViolation(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 4096 characters of printable ASCII, without spaces around them");
    }
}
