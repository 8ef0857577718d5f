package io.bellbuoy.signing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of signing secrets. A prefix with nothing behind it asks for a secret of its kind. */
public enum SecretKind {
    /** One key, with which the receiver verifies too. */
    HMAC("whsec_"),
    /** A private key, of which the receiver needs no more than the public one. */
    ED25519("whsk_");

    private final String prefix;

    SecretKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** What is behind the prefix, or nothing when that is not base64: the decoder's own message would quote the secret. */
    byte[] decode(String text) {
        try {
            return text.startsWith(prefix) ? Base64.getDecoder().decode(text.substring(prefix.length())) : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Makes a secret. */
    public SigningSecret generate(SecureRandom random) {
        return switch (this) {
            case HMAC -> HmacSecret.generate(random);
            case ED25519 -> Ed25519Secret.generate(random);
        };
    }

    /** The kind of a secret, HMAC unless it says otherwise: a registry's scheme takes any text as a key. */
    public static SecretKind of(String secret) {
        return secret.startsWith(ED25519.prefix) ? ED25519 : HMAC;
    }

    /** The kind that a text asks for, if it is a prefix and no more. */
    public static Optional<SecretKind> askedFor(String text) {
        return Stream.of(values()).filter(kind -> kind.prefix.equals(text)).findFirst();
    }
}
