package io.bellbuoy.kit.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret as it lies in a topic: {@code tink:} and, in base64, what Tink made of it. */
public final class SealedText {

    /** What it begins with, and no secret in clear does. */
    public static final String PREFIX = "tink:";

    private SealedText() {}

    /** Whether a text is sealed. */
    public static boolean is(@Nullable String text) {
        return text != null && text.startsWith(PREFIX);
    }

    /**
     * Seals a text.
     *
     * @param place where it belongs; nowhere else can it be opened
     */
    static String seal(String text, String place, Aead aead) {
        try {
            byte[] sealed = aead.encrypt(text.getBytes(UTF_8), place.getBytes(UTF_8));
            return PREFIX + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read can encrypt", e);
        }
    }

    /** The text, unless it was sealed with another key, for another place, or changed since. */
    static Optional<String> open(String sealed, String place, Aead aead) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
            return Optional.of(new String(aead.decrypt(bytes, place.getBytes(UTF_8)), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
