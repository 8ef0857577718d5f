package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import java.util.List;

/**
 * What one stream thread gets done with 100,000 subscriptions.
 *
 * @param noDedup as the first, without a window to remember events in
 */
record Throughputs(Throughput toOne, Throughput noDedup, Throughput toTwenty) {

    private static final List<String> HEAD =
            List.of("draining a backlog", "events/s", "notifications/s", "µs of the thread an event");

    /** The first warms up for longest, as all code is new to the JVM. */
    static Throughputs measure(Broker broker, Effort effort) throws Exception {
        int scale = effort == Effort.FULL ? 16 : 1;
        Installation dedup = Installation.create(broker, "dedup", Installation.NO_STANDBY);
        Installation noDedup =
                Installation.create(broker, "no-dedup", Installation.NO_STANDBY, "matcher.dedup-window=0");
        Installation toTwenty = Installation.create(broker, "to-twenty", Installation.NO_STANDBY);
        return new Throughputs(
                Throughput.measure(dedup, FanOut.TO_ONE, 20_000 * scale, 20_000 * scale),
                Throughput.measure(noDedup, FanOut.TO_ONE, 5_000 * scale, 20_000 * scale),
                Throughput.measure(toTwenty, FanOut.TO_TWENTY, 500 * scale, 2_000 * scale));
    }

    MarkdownTable table() {
        return new MarkdownTable(
                HEAD,
                List.of(
                        toOne.row("fan-out 1"),
                        noDedup.row("fan-out 1, without deduplication"),
                        toTwenty.row("fan-out 20")));
    }
}
