package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Jmh;
import io.bellbuoy.benchmarks.ProcessorTime;
import io.bellbuoy.events.RegistryEvent;
import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Events per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@SuppressWarnings("NullAway.Init") // JMH and its set-up set them.
public class MatchRate {

    /** A power of two; so many that what one event left in the caches is gone when it comes again. */
    private static final int EVENTS = 1 << 17;

    private static final int AT_ONCE = 64;

    /** As many as can be shown to a million subscriptions one by one within a second or two. */
    private static final int CHECKED = 20;

    @Param("BELLBUOY")
    EngineKind kind;

    @Param("1")
    int tenants;

    @Param("1000")
    int perTenant;

    @Param("UNIFORM")
    Popularity popularity;

    private Engine engine;
    private RegistryEvent[] events;
    private int next;

    static double measure(Effort effort, EngineKind kind, Workload workload, Popularity popularity) {
        Map<String, String> parameters = Map.of(
                "kind", kind.name(),
                "tenants", String.valueOf(workload.tenants()),
                "perTenant", String.valueOf(workload.perTenant()),
                "popularity", popularity.name());
        return Jmh.median(MatchRate.class, effort, parameters);
    }

    /** Builds the engine and sees that it is right. */
    @Setup
    public void build() {
        Workload workload = Workload.of(tenants, perTenant);
        events = workload.events(EVENTS, popularity).toArray(RegistryEvent[]::new);
        engine = kind.build(workload);
        Agreement.check(engine, workload, Arrays.asList(events).subList(0, CHECKED));
    }

    /** The next events. In a matcher an event has just come out of its topic: it is in the caches, the index is not. */
    @Benchmark
    public void match(ProcessorTime time, Blackhole found) {
        int from = next++ * AT_ONCE & (EVENTS - 1);
        for (int at = from; at < from + AT_ONCE; at++) {
            found.consume(events[at].hashCode());
        }
        time.count(AT_ONCE, () -> {
            for (int at = from; at < from + AT_ONCE; at++) {
                found.consume(engine.matches(events[at]));
            }
        });
    }
}
