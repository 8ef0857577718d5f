package io.bellbuoy.kit.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys that secrets are encrypted with, in the form of Google Tink: the primary one encrypts, all of them decrypt.
 * Immutable; its text form shows no key.
 */
public final class KeySet {

    private static final Configuration CIPHERS = AeadConfig2026.get();

    private final KeysetHandle keys;

    private KeySet(KeysetHandle keys) {
        this.keys = keys;
    }

    /**
     * A key, as far as it is no secret.
     *
     * @param primary whether it is the one that encrypts
     */
    public record Key(int id, boolean primary) {}

    /** Makes a set of one key. */
    public static KeySet generate() {
        return new KeySet(withNewPrimary(KeysetHandle.newBuilder()));
    }

    /**
     * Reads Tink's JSON form, unencrypted.
     *
     * @throws IllegalArgumentException when it is no set of keys for encryption; the message does not repeat it
     */
    public static KeySet parse(String json) {
        try {
            KeySet parsed =
                    new KeySet(TinkJsonProtoKeysetFormat.parseKeyset(json, CIPHERS, InsecureSecretKeyAccess.get()));
            parsed.aead();
            return parsed;
        } catch (GeneralSecurityException e) {
            // Without the cause, which may quote what it found.
            throw new IllegalArgumentException("not a Tink key set for encryption (AEAD) in JSON");
        }
    }

    /** These keys and a new one, which is primary. */
    public KeySet rotated() {
        return new KeySet(withNewPrimary(KeysetHandle.newBuilder(keys)));
    }

    /** Tink's JSON form, with the keys themselves. */
    public String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, CIPHERS, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key set that was made or read can be written", e);
        }
    }

    /** Which keys there are. */
    public List<Key> keys() {
        return IntStream.range(0, keys.size())
                .mapToObj(keys::getAt)
                .map(entry -> new Key(entry.getId(), entry.isPrimary()))
                .toList();
    }

    Aead aead() throws GeneralSecurityException {
        return keys.getPrimitive(CIPHERS, Aead.class);
    }

    private static KeysetHandle withNewPrimary(KeysetHandle.Builder builder) {
        try {
            return builder.setConfiguration(CIPHERS)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** Names the keys. */
    @Override
    public String toString() {
        return "KeySet" + keys();
    }
}
