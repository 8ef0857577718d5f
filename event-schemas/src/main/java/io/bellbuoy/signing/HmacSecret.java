package io.bellbuoy.signing;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric secret: {@code whsec_} and 24 to 64 bytes in base64, the key of HMAC-SHA256. */
public final class HmacSecret implements SigningSecret {

    /** The algorithm as Java calls it. */
    public static final String ALGORITHM = "HmacSHA256";

    private static final int GENERATED_BYTES = 32;
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final String text;
    private final SecretKeySpec key;

    private HmacSecret(String text, byte[] key) {
        this.text = text;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static HmacSecret parse(String text) {
        byte[] key = SecretKind.HMAC.decode(text);
        if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
            throw new IllegalArgumentException("must be whsec_ followed by 24 to 64 bytes in base64");
        }
        return new HmacSecret(text, key);
    }

    static HmacSecret generate(SecureRandom random) {
        byte[] key = new byte[GENERATED_BYTES];
        random.nextBytes(key);
        return new HmacSecret(SecretKind.HMAC.prefix() + Base64.getEncoder().encodeToString(key), key);
    }

    @Override
    public String text() {
        return text;
    }

    /** The key. */
    public SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "whsec_…";
    }
}
