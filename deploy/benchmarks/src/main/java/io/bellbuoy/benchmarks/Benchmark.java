package io.bellbuoy.benchmarks;

/** One benchmark of the project. */
public interface Benchmark {

    /** What the command line and the README call it. */
    String name();

    /** Measures, and refuses to report figures of anything that gives a wrong answer. */
    Report run(Effort effort) throws Exception;
}
