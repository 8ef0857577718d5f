package io.bellbuoy.worker.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A subscription's secret, and the symmetric signature of Standard Webhooks 1.0 that it makes. Immutable; any thread may
 * use it, and its text form shows nothing.
 */
public final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningSecret(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Reads {@code whsec_} and base64.
     *
     * @throws IllegalArgumentException when it is not of this form; the message does not repeat it
     */
    public static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() == PREFIX.length()) {
            throw new IllegalArgumentException("A signing secret starts with " + PREFIX + " and does not end there");
        }
        return new SigningSecret(new SecretKeySpec(decode(text.substring(PREFIX.length())), ALGORITHM));
    }

    /** The value of the header {@code webhook-signature}. */
    public String sign(String webhookId, Instant timestamp, String body) {
        String signed = webhookId + "." + timestamp.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(mac().doFinal(signed.getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes a character of the secret.
            throw new IllegalArgumentException("A signing secret is base64 after " + PREFIX);
        }
    }
}
