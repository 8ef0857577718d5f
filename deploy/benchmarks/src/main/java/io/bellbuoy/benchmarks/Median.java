package io.bellbuoy.benchmarks;

import java.util.stream.DoubleStream;

/** The middle one of some numbers, the upper of two. */
public final class Median {

    private Median() {}

    /** The median. */
    public static double of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
