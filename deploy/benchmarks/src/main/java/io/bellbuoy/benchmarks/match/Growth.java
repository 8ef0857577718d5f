package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it costs to have many subscriptions.
 *
 * @param bytesPerSubscription with 100,000 of them
 * @param table at every size
 */
record Growth(double bytesPerSubscription, MarkdownTable table) {

    private static final List<String> HEAD = List.of("subscriptions", "built in s", "heap bytes each", "events/s");
    private static final int MILLION = 1_000_000;

    static Growth measure(Effort effort, Rates rates) {
        Footprint footprint = Footprint.of(Workload.of(1, 100_000));
        List<String> row = row("100,000 of one tenant", footprint, rates.of(EngineKind.BELLBUOY, 100_000));
        List<List<String>> more = effort == Effort.FULL ? millions(effort, rates) : List.of();
        return new Growth(
                footprint.bytesPerSubscription(),
                new MarkdownTable(
                        HEAD, Stream.concat(Stream.of(row), more.stream()).toList()));
    }

    private static List<List<String>> millions(Effort effort, Rates rates) {
        Workload oneTenant = Workload.of(1, MILLION);
        Workload manyTenants = Workload.of(MILLION, 1);
        Footprint ofOne = Footprint.of(oneTenant);
        double skewed = MatchRate.measure(effort, EngineKind.BELLBUOY, oneTenant, Popularity.SKEWED);
        double spread = MatchRate.measure(effort, EngineKind.BELLBUOY, manyTenants, Popularity.UNIFORM);
        return List.of(
                row("1,000,000 of one tenant", ofOne, rates.of(EngineKind.BELLBUOY, MILLION)),
                row("the same, events by Zipf's law", ofOne, skewed),
                row("1,000,000 tenants with one each", Footprint.of(manyTenants), spread));
    }

    private static List<String> row(String title, Footprint footprint, double rate) {
        return List.of(
                title,
                Figures.fine(footprint.building().toMillis() / 1e3),
                Figures.grouped(footprint.bytesPerSubscription()),
                Figures.grouped(rate));
    }
}
