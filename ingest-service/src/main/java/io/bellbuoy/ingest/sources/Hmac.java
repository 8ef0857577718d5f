package io.bellbuoy.ingest.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The body's HMAC in hexadecimal.
 *
 * @param algorithm as Java calls it, such as {@code HmacSHA256}
 * @param prefix what stands before the digits
 */
record Hmac(String algorithm, String prefix) implements SharedSecret.Spelling {

    @Override
    public String shown(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return prefix + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
