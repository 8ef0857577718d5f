package io.bellbuoy.worker.excerpt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Hides secrets wherever they stand: who receives a secret may send it back. Immutable.
 *
 * <p>Texts are taken and given as Latin-1 shows their bytes, whatever they really are: so there are no two ways to write one,
 * and no bytes that are no text.
 */
final class SecretMask {

    /** What stands in place of a secret. */
    static final String HIDDEN = "***";

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed();

    private final List<String> secrets;

    SecretMask(Collection<String> secrets) {
        this.secrets = new ArrayList<>(secrets.size());
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                this.secrets.add(new String(secret.getBytes(UTF_8), ISO_8859_1));
            }
        }
        // A secret may be a part of another one.
        this.secrets.sort(LONGEST_FIRST);
    }

    /** The text without secrets. */
    String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }

    /** The beginning of a text without secrets, and without a part of one at the end. */
    String hideInStart(String start) {
        String hidden = hide(start);
        int end = hidden.length();
        for (String secret : secrets) {
            end = Math.min(end, hidden.length() - overlap(hidden, secret));
        }
        return hidden.substring(0, end);
    }

    /** How much of the secret's beginning the text ends with. */
    private static int overlap(String text, String secret) {
        int length = Math.min(text.length(), secret.length() - 1);
        while (length > 0 && !text.regionMatches(text.length() - length, secret, 0, length)) {
            length--;
        }
        return length;
    }
}
