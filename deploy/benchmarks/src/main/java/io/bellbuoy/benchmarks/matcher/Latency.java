package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.benchmarks.matcher.SteadyStream.Readings;
import java.util.List;

/** How long after it was due to be sent an event's notification can be read. */
record Latency(Readings readings) {

    private static final List<String> HEAD =
            List.of("event to notification", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "most ms");
    private static final int WARM_UP = 2 * SteadyStream.PER_SECOND;

    @SuppressWarnings("try") // The matcher is at work for as long as it is open.
    static Latency measure(Broker broker, Effort effort) throws Exception {
        Installation installation = Installation.create(broker, "latency", Installation.NO_STANDBY);
        int events = WARM_UP + SteadyStream.PER_SECOND * (effort == Effort.FULL ? 60 : 5);
        try (Feeder feeder = Feeder.eager(installation, FanOut.TO_ONE)) {
            feeder.putSubscriptions();
        }
        try (LocalMatcher matcher = LocalMatcher.start(installation);
                SteadyStream stream = SteadyStream.start(installation, FanOut.TO_ONE, events)) {
            stream.readUntil(WARM_UP);
            return new Latency(stream.readUntil(events));
        }
    }

    double millisAt(double percentile) {
        return readings.millisAt(percentile);
    }

    MarkdownTable table() {
        return new MarkdownTable(
                HEAD,
                List.of(List.of(
                        Figures.grouped(SteadyStream.PER_SECOND) + " events/s",
                        Figures.fine(millisAt(50)),
                        Figures.fine(millisAt(90)),
                        Figures.fine(millisAt(99)),
                        Figures.fine(millisAt(99.9)),
                        Figures.fine(millisAt(100)))));
    }
}
