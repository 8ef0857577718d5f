package io.bellbuoy.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An asymmetric secret: {@code whsk_} and, in base64, the 32 bytes of an ed25519 private key and the 32 bytes of its public
 * key. The specification leaves the form of the private key open; this is the one that Svix, libsodium and Go have.
 */
public final class Ed25519Secret implements SigningSecret {

    private static final String ALGORITHM = "Ed25519";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final int KEY_BYTES = 32;

    /** What stands before the key in its X.509 form: RFC 8410. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String text;
    private final byte[] pair;

    private Ed25519Secret(String text, byte[] pair) {
        this.text = text;
        this.pair = pair;
    }

    /** Reads without looking whether the two keys are a pair, which takes a thousand times as long. */
    static Ed25519Secret parse(String text) {
        byte[] pair = SecretKind.ED25519.decode(text);
        if (pair.length != 2 * KEY_BYTES) {
            throw new IllegalArgumentException(
                    "must be whsk_ followed by 64 bytes in base64: an ed25519 private key and its public key");
        }
        return new Ed25519Secret(text, pair);
    }

    /** The public key of a secret, if it has one. */
    public static Optional<String> publicKeyOf(String secret) {
        try {
            return Optional.of(parse(secret).publicKey());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Ed25519Secret generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return of(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static Ed25519Secret of(KeyPair keys) {
        byte[] pair =
                Arrays.copyOf(((EdECPrivateKey) keys.getPrivate()).getBytes().orElseThrow(), 2 * KEY_BYTES);
        byte[] x509 = keys.getPublic().getEncoded();
        System.arraycopy(x509, X509_HEAD.length, pair, KEY_BYTES, KEY_BYTES);
        return new Ed25519Secret(
                SecretKind.ED25519.prefix() + Base64.getEncoder().encodeToString(pair), pair);
    }

    @Override
    public String text() {
        return text;
    }

    /** The private key, 32 bytes. */
    public byte[] privateKey() {
        return Arrays.copyOf(pair, KEY_BYTES);
    }

    /** What receivers verify with: {@code whpk_} and base64. No secret. */
    public String publicKey() {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicBytes());
    }

    /** Whether the public key is the private one's, which is to be known before anyone is told to verify with it. */
    boolean isPair() {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, privateKey())));
            // Any message but none: of that, Java 17 does not recognise its own signature.
            byte[] message = publicBytes();
            signature.update(message);
            byte[] signed = signature.sign();
            signature.initVerify(x509PublicKey());
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // Not every 32 bytes are a point of the curve.
            return false;
        }
    }

    private PublicKey x509PublicKey() throws GeneralSecurityException {
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_BYTES);
        System.arraycopy(publicBytes(), 0, x509, X509_HEAD.length, KEY_BYTES);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
    }

    private byte[] publicBytes() {
        return Arrays.copyOfRange(pair, KEY_BYTES, 2 * KEY_BYTES);
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("Every Java platform since 15 has " + ALGORITHM, cause);
    }

    @Override
    public String toString() {
        return "whsk_… of " + publicKey();
    }
}
