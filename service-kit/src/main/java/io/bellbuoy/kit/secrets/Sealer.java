package io.bellbuoy.kit.secrets;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Seals texts and opens them, with keys or without: then it leaves them as they are. Any thread may use it. */
final class Sealer {

    private final Optional<Aead> aead;

    private Sealer(Optional<Aead> aead) {
        this.aead = aead;
    }

    static Sealer with(KeySet keys) {
        return new Sealer(Optional.of(aead(keys)));
    }

    static Sealer inClear() {
        return new Sealer(Optional.empty());
    }

    /** Whether there are keys. */
    boolean hasKeys() {
        return aead.isPresent();
    }

    /** The text sealed by the primary key for its place; as it is, if it is sealed already. */
    String seal(String text, String place) {
        return aead.filter(key -> !SealedText.is(text))
                .map(key -> SealedText.seal(text, place, key))
                .orElse(text);
    }

    /** The text in clear; as it is, if it cannot be opened. */
    String open(String text, String place) {
        return aead.filter(key -> SealedText.is(text))
                .flatMap(key -> SealedText.open(text, place, key))
                .orElse(text);
    }

    private static Aead aead(KeySet keys) {
        try {
            return keys.aead();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key set that was read can encrypt", e);
        }
    }
}
