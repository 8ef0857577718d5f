package io.bellbuoy.matcher.index;

/** A set of lengths in one number: a bit for each, and the highest for all that are as long or longer. */
final class Lengths {

    private static final int LONGEST = Long.SIZE - 1;

    private Lengths() {}

    /** This one. */
    static long of(int length) {
        return 1L << Math.min(length, LONGEST);
    }

    /** This one and all longer ones. */
    static long from(int shortest) {
        return -1L << Math.min(shortest, LONGEST);
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
