package io.bellbuoy.benchmarks.dialect;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Jmh;
import io.bellbuoy.benchmarks.ProcessorTime;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Requests of one dialect parsed, checked and translated, per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@SuppressWarnings("NullAway.Init") // JMH and its set-up set them.
public class Reading {

    private static final int AT_ONCE = 64;

    @Param("distribution")
    String dialect;

    private Sample sample;

    static double measure(Effort effort, String dialect) {
        return Jmh.medianInOneJvm(Reading.class, effort, Map.of("dialect", dialect));
    }

    /** Makes sure that there is something to read. */
    @Setup
    public void open() {
        sample = Sample.of(dialect);
        sample.event();
    }

    /** Some requests. */
    @Benchmark
    public void read(ProcessorTime time, Blackhole sink) {
        time.count(AT_ONCE, () -> {
            for (int request = 0; request < AT_ONCE; request++) {
                sink.consume(sample.read());
            }
        });
    }
}
