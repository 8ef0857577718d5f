package io.bellbuoy.matcher.index;

/** A set of text lengths in one number: a bit for each, and the highest for all that are as long or longer. */
final class Lengths {

    private static final int LONGEST = Long.SIZE - 1;

    private Lengths() {}

    static long with(long lengths, String text) {
        return lengths | 1L << Math.min(text.length(), LONGEST);
    }

    static boolean has(long lengths, int length) {
        return (lengths >>> Math.min(length, LONGEST) & 1) != 0;
    }

    /** The lowest, of a set that is not empty. */
    static int shortest(long lengths) {
        return Long.numberOfTrailingZeros(lengths);
    }

    /** The highest that is not above {@code bound}. */
    static int longest(long lengths, int bound) {
        boolean open = lengths < 0;
        return open ? bound : Math.min(bound, LONGEST - Long.numberOfLeadingZeros(lengths));
    }
}
