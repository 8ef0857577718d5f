package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Jmh;
import io.bellbuoy.benchmarks.ProcessorTime;
import io.bellbuoy.events.Subscription;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Microseconds to replace one subscription by one with another filter. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@SuppressWarnings("NullAway.Init") // JMH and its set-up set them.
public class UpdateTime {

    /** A power of two. */
    private static final int CHANGED = 1 << 12;

    private static final int AT_ONCE = 64;

    @Param("BELLBUOY")
    EngineKind kind;

    @Param("1000")
    int size;

    private Engine engine;
    private Subscription[] changes;
    private int next;

    static double measure(Effort effort, EngineKind kind, int size) {
        return 1e6 / Jmh.median(UpdateTime.class, effort, Map.of("kind", kind.name(), "size", String.valueOf(size)));
    }

    /** Builds the engine; the changes lead there and back again, so that every one of them changes something. */
    @Setup
    public void build() {
        Workload workload = Workload.of(1, size);
        engine = kind.build(workload);
        int[] numbers = new SplittableRandom(1).ints(CHANGED, 0, size).toArray();
        changes = Stream.of(workload.changed(), workload)
                .flatMap(version -> IntStream.of(numbers).mapToObj(version::subscription))
                .toArray(Subscription[]::new);
    }

    /** Some changes. */
    @Benchmark
    public void replace(ProcessorTime time) {
        time.count(AT_ONCE, () -> {
            for (int change = 0; change < AT_ONCE; change++) {
                engine.put(changes[next++ & (2 * CHANGED - 1)]);
            }
        });
    }
}
