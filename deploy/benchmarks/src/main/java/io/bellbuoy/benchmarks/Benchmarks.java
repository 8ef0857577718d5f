package io.bellbuoy.benchmarks;

import static java.util.stream.Collectors.joining;

import io.bellbuoy.benchmarks.chaos.ChaosBenchmark;
import io.bellbuoy.benchmarks.delivery.DeliveryBenchmark;
import io.bellbuoy.benchmarks.delivery.IsolationBenchmark;
import io.bellbuoy.benchmarks.dialect.DialectBenchmark;
import io.bellbuoy.benchmarks.ingest.IngestBenchmark;
import io.bellbuoy.benchmarks.match.MatchBenchmark;
import io.bellbuoy.benchmarks.matcher.MatcherBenchmark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs one benchmark: its tables and, on the last line, its figures. Run in full it writes the tables into the README. */
public final class Benchmarks {

    static final List<Benchmark> ALL = List.of(
            new DialectBenchmark(),
            new IngestBenchmark(),
            new MatchBenchmark(),
            new MatcherBenchmark(),
            new DeliveryBenchmark(),
            new IsolationBenchmark(),
            new ChaosBenchmark());

    private static final int USAGE = 64;

    private Benchmarks() {}

    /** Takes the README, the name of a benchmark and, for a first impression, {@code --quick}. */
    public static void main(String[] arguments) throws Exception {
        Optional<Benchmark> named = Arrays.stream(arguments).skip(1).findFirst().flatMap(Benchmarks::named);
        Optional<Effort> effort = Effort.of(Arrays.stream(arguments).skip(2).toList());
        if (named.isEmpty() || effort.isEmpty()) {
            System.err.println("Usage: run NAME [--quick], NAME one of: "
                    + ALL.stream().map(Benchmark::name).collect(joining(", ")));
            System.exit(USAGE);
            return;
        }
        run(named.get(), effort.get(), new Readme(Path.of(arguments[0])));
    }

    private static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static void run(Benchmark benchmark, Effort effort, Readme readme) throws Exception {
        Report report = benchmark.run(effort);
        if (effort == Effort.FULL) {
            readme.replace(benchmark.name(), report.markdown());
        }
        System.out.println(report.markdown());
        System.out.println(benchmark.name() + ": " + report.summary());
    }
}
