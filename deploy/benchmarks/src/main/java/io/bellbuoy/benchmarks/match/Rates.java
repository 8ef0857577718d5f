package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Events per second of every engine with one tenant's subscriptions, side by side. */
record Rates(List<Rate> rates) {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);

    private record Rate(EngineKind engine, int size, double perSecond) {}

    Rates {
        rates = List.copyOf(rates);
    }

    static Rates measure(Effort effort) {
        List<Rate> rates = new ArrayList<>();
        for (int size : SIZES) {
            for (EngineKind engine : EngineKind.values()) {
                if (engine.isMeasured(size, effort)) {
                    double perSecond = MatchRate.measure(effort, engine, Workload.of(1, size), Popularity.UNIFORM);
                    rates.add(new Rate(engine, size, perSecond));
                }
            }
        }
        return new Rates(rates);
    }

    /** The figure of an engine that was put to the size. */
    double of(EngineKind engine, int size) {
        return find(engine, size).orElseThrow();
    }

    private OptionalDouble find(EngineKind engine, int size) {
        return rates.stream()
                .filter(rate -> rate.engine() == engine && rate.size() == size)
                .mapToDouble(Rate::perSecond)
                .findFirst();
    }

    MarkdownTable table() {
        return new MarkdownTable(
                line("events/s with … subscriptions", Figures::grouped),
                Arrays.stream(EngineKind.values()).map(this::row).toList());
    }

    private List<String> row(EngineKind engine) {
        return line(engine.title(), size -> {
            OptionalDouble rate = find(engine, size);
            return rate.isPresent() ? Figures.grouped(rate.getAsDouble()) : "–";
        });
    }

    private static List<String> line(String title, IntFunction<String> cell) {
        return Stream.concat(Stream.of(title), SIZES.stream().map(cell::apply)).toList();
    }
}
