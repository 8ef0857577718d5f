package io.bellbuoy.kit.pem;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys. */
public final class PrivateKeys {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** Algorithms of keys, and of the signatures that they make. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final byte PROBE = 1;

    private PrivateKeys() {}

    /** The RSA, EC or EdDSA key in a text. */
    public static PrivateKey parse(String pem) throws InvalidPemException {
        Matcher block = PKCS8.matcher(pem);
        if (!block.find()) {
            throw new InvalidPemException("must be a private key in PEM, PKCS #8 and not encrypted "
                    + "(-----BEGIN PRIVATE KEY-----, see openssl pkcs8 -topk8 -nocrypt)");
        }
        PKCS8EncodedKeySpec encoded = decoded(block.group(1));
        for (String algorithm : SIGNATURES.keySet()) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // A key of another algorithm, perhaps.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java platform has " + algorithm, e);
            }
        }
        throw new InvalidPemException("must be an RSA, EC or EdDSA key");
    }

    /** Whether what one signs the other verifies. */
    public static boolean belongTogether(PrivateKey key, PublicKey certified) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), "unknown"));
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has the algorithm of a key that it read", e);
        }
    }

    private static PKCS8EncodedKeySpec decoded(String base64) throws InvalidPemException {
        try {
            return new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new InvalidPemException("must be base64 between its two lines");
        }
    }
}
