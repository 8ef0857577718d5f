package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Jmh;
import io.bellbuoy.benchmarks.ProcessorTime;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.matcher.index.Match;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@SuppressWarnings("NullAway.Init") // JMH and its set-up set them.
public class MatchRate {

    /** A power of two; so many that what one event left in the caches is gone when it comes again. */
    private static final int EVENTS = 1 << 17;

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

    /** One event. */
    @Benchmark
    public List<Match> match(ProcessorTime time) {
        time.count();
        return engine.matches(events[next++ & (EVENTS - 1)]);
    }
}
