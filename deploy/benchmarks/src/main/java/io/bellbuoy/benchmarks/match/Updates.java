package io.bellbuoy.benchmarks.match;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import java.util.List;

/**
 * Microseconds to replace one subscription.
 *
 * @param bellbuoy of 100,000
 * @param ruler of 10,000
 */
record Updates(double bellbuoy, double ruler) {

    static Updates measure(Effort effort) {
        return new Updates(
                UpdateTime.measure(effort, EngineKind.BELLBUOY, 100_000),
                UpdateTime.measure(effort, EngineKind.RULER, 10_000));
    }

    MarkdownTable table() {
        return new MarkdownTable(
                List.of("to replace a subscription", "of", "µs"),
                List.of(
                        List.of(EngineKind.BELLBUOY.title(), "100,000", Figures.fine(bellbuoy)),
                        List.of(EngineKind.RULER.title(), "10,000", Figures.fine(ruler))));
    }
}
