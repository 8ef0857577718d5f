package io.bellbuoy.signing;

/**
 * A signing secret in the form of Standard Webhooks 1.0: a prefix that tells its kind, and base64. Immutable; what it says
 * of itself as text shows nothing of it.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme">the
 *     specification</a>
 */
public sealed interface SigningSecret permits HmacSecret, Ed25519Secret {

    /** The secret itself, as its owner keeps it. */
    String text();

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException when it is of neither kind; the message says what it must be and does not repeat it
     */
    static SigningSecret parse(String text) {
        return text.startsWith(SecretKind.ED25519.prefix()) ? Ed25519Secret.parse(text) : HmacSecret.parse(text);
    }
}
