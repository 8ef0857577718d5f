package io.bellbuoy.ingest.subscriptions;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** A signing secret in the form of Standard Webhooks: {@code whsec_} and base64. */
final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final int GENERATED_BYTES = 32;
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private SigningSecret() {}

    static String generate(RandomGenerator random) {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    static boolean isValid(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return bytes >= MIN_BYTES && bytes <= MAX_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
