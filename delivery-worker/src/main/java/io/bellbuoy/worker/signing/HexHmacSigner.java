package io.bellbuoy.worker.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 of the body in lower-case hexadecimal, without a prefix; the key is the secret's text. It has room for one
 * signature, so a secret that was replaced signs no more.
 */
final class HexHmacSigner implements Signer {

    private final String header;

    HexHmacSigner(String header) {
        this.header = header;
    }

    @Override
    public SignatureHeader sign(Message message, List<String> secrets) {
        SecretKeySpec key = new SecretKeySpec(secrets.get(0).getBytes(UTF_8), "HmacSHA256");
        byte[] body = message.body().getBytes(UTF_8);
        return new SignatureHeader(header, HexFormat.of().formatHex(HmacSha256.of(body, key)));
    }
}
