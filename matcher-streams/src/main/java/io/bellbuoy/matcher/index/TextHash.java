package io.bellbuoy.matcher.index;

import java.security.SecureRandom;

/**
 * The hash of a text: a polynomial over a prime field in a base that is drawn at start. With {@link String#hashCode()} a
 * tenant could write thousands of patterns that collide, and slow down all who share its thread. It can be carried along a
 * text from either end.
 */
final class TextHash {

    /** Of no text. */
    static final int EMPTY = 0;

    /** What a character weighs that is put before no text. */
    static final int FIRST_WEIGHT = 1;

    private static final long PRIME = Integer.MAX_VALUE;
    private static final long BASE = new SecureRandom().nextInt(1 << Short.SIZE, (int) PRIME);

    private TextHash() {}

    static int of(String text) {
        int hash = EMPTY;
        for (int at = 0; at < text.length(); at++) {
            hash = append(hash, text.charAt(at));
        }
        return hash;
    }

    /** The hash of a text and a character behind it. */
    static int append(int hash, char next) {
        return (int) ((hash * BASE + next + 1) % PRIME);
    }

    /** The hash of a text and a character before it, which weighs more the longer the text is. */
    static int prepend(char before, int weight, int hash) {
        return (int) ((hash + (before + 1L) * weight) % PRIME);
    }

    /** The weight of the next character that is put before. */
    static int heavier(int weight) {
        return (int) (weight * BASE % PRIME);
    }
}
