package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.installation.Broker;
import java.util.ArrayList;
import java.util.List;

/** How long a matcher takes to start with many subscriptions. */
record Restores(List<Restore> restores) {

    private static final List<String> HEAD = List.of("start to RUNNING", "first start s", "second start s");
    private static final int MILLION = 1_000_000;

    Restores {
        restores = List.copyOf(restores);
    }

    /** A million are too many for a first impression: writing them takes a third of its time. */
    static Restores measure(Broker broker, Effort effort) throws Exception {
        List<Restore> restores = new ArrayList<>();
        restores.add(Restore.measure(broker, 100_000));
        if (effort == Effort.FULL) {
            restores.add(Restore.measure(broker, MILLION));
        }
        return new Restores(restores);
    }

    /** The second start with a million, or a dash. */
    String million() {
        return restores.stream()
                .filter(restore -> restore.subscriptions() == MILLION)
                .map(restore -> Figures.fine(restore.again().toMillis() / 1e3))
                .findFirst()
                .orElse("-");
    }

    MarkdownTable table() {
        return new MarkdownTable(HEAD, restores.stream().map(Restore::row).toList());
    }
}
