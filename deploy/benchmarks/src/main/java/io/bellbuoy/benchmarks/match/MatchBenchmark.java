package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Benchmark;
import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.Machine;
import io.bellbuoy.benchmarks.Report;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.springframework.util.AntPathMatcher;

/** Finding the subscriptions that want an event: how fast, beside whom, and what it costs to be able to. */
public final class MatchBenchmark implements Benchmark {

    @Override
    public String name() {
        return "match";
    }

    @Override
    public Report run(Effort effort) throws IOException {
        Rates rates = Rates.measure(effort);
        Updates updates = Updates.measure(effort);
        Growth growth = Growth.measure(effort, rates);
        String machine =
                Machine.describe(Runner.class, software.amazon.event.ruler.Machine.class, AntPathMatcher.class);
        return new Report(
                "%s\n\n%s\n%s\n%s".formatted(machine, rates.table(), updates.table(), growth.table()),
                figures(rates, updates, growth));
    }

    private static Map<String, String> figures(Rates rates, Updates updates, Growth growth) {
        double at1k = rates.of(EngineKind.BELLBUOY, 1_000);
        double at10k = rates.of(EngineKind.BELLBUOY, 10_000);
        double at1m = rates.of(EngineKind.BELLBUOY, 1_000_000);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("events_per_s_100k", Figures.whole(rates.of(EngineKind.BELLBUOY, 100_000)));
        figures.put("ruler_ratio_10k", Figures.whole(at10k / rates.of(EngineKind.RULER, 10_000)));
        figures.put("growth_1m_over_1k", Figures.fine(at1m / at1k));
        figures.put("update_us", Figures.fine(updates.bellbuoy()));
        figures.put("bytes_per_subscription", Figures.whole(growth.bytesPerSubscription()));
        return figures;
    }
}
