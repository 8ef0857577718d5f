package io.bellbuoy.matcher.index;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Hashes of the stretches of a text, each at once after one pass over it. The hash is a polynomial over a prime field in a
 * base that is drawn at start: with {@link String#hashCode()} a tenant could write thousands of patterns that collide, and
 * slow down all who share its thread. Confined to one thread.
 */
final class TextHash {

    /** A Mersenne prime, 2^31 - 1: what is left of a division by it takes no division to find. */
    private static final long PRIME = Integer.MAX_VALUE;

    private static final int BITS = 31;

    /** Less than half the prime, so that {@link #append} stays below 2^32 however long the text is. */
    private static final long BASE = new SecureRandom().nextInt(1 << 16, 1 << 30);

    private static final int USUAL_LENGTH = 256;

    /** The hash of each beginning of the text, the empty one first; below 2^32 and not yet below the prime. */
    private long[] beginnings = new long[USUAL_LENGTH];

    /** What a hash is multiplied by when so many characters follow. */
    private int[] powers = powers(USUAL_LENGTH);

    /** The hash of a whole text. */
    static int of(String text) {
        long hash = 0;
        for (int at = 0; at < text.length(); at++) {
            hash = append(hash, text.charAt(at));
        }
        return (int) (hash % PRIME);
    }

    /** Passes over a text, whose stretches are then to be had. */
    void read(String text) {
        makeRoomFor(text.length());
        long hash = 0;
        for (int at = 0; at < text.length(); at++) {
            hash = append(hash, text.charAt(at));
            beginnings[at + 1] = hash;
        }
    }

    /** The hash of the text that was read last, from {@code start} to before {@code end}. */
    int between(int start, int end) {
        long before = folded(beginnings[start] * powers[end - start]);
        long hash = (beginnings[end] - before) % PRIME;
        return (int) (hash < 0 ? hash + PRIME : hash);
    }

    private static long append(long hash, char next) {
        return folded(hash * BASE + next + 1);
    }

    /** The same modulo the prime, and about so many bits shorter. */
    private static long folded(long number) {
        return (number & PRIME) + (number >>> BITS);
    }

    private void makeRoomFor(int length) {
        if (length >= beginnings.length) {
            beginnings = Arrays.copyOf(beginnings, 2 * length);
            powers = powers(2 * length);
        }
    }

    private static int[] powers(int count) {
        int[] powers = new int[count];
        long power = 1;
        for (int at = 0; at < count; at++) {
            powers[at] = (int) power;
            power = power * BASE % PRIME;
        }
        return powers;
    }
}
