package io.bellbuoy.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much time a figure is worth. */
public enum Effort {
    /** A first impression of every figure in under 50 s. */
    QUICK(1, 2, 3, Duration.ofMillis(300)),
    /** What the README shows. */
    FULL(3, 3, 5, Duration.ofSeconds(1));

    private final int forks;
    private final int warmups;
    private final int iterations;
    private final Duration iteration;

    Effort(int forks, int warmups, int iterations, Duration iteration) {
        this.forks = forks;
        this.warmups = warmups;
        this.iterations = iterations;
        this.iteration = iteration;
    }

    static Optional<Effort> of(List<String> options) {
        if (options.isEmpty()) {
            return Optional.of(FULL);
        }
        return options.equals(List.of("--quick")) ? Optional.of(QUICK) : Optional.empty();
    }

    /** JVMs one after the other: what the compiler made of one of them is not what it makes of the next. */
    int forks() {
        return forks;
    }

    /** Iterations in each JVM that are not counted. */
    int warmups() {
        return warmups;
    }

    /** Iterations in each JVM that are. */
    int iterations() {
        return iterations;
    }

    /** How long an iteration is. */
    Duration iteration() {
        return iteration;
    }
}
