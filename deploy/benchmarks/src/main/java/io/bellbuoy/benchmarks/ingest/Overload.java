package io.bellbuoy.benchmarks.ingest;

import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Far more than the service can take.
 *
 * @param phase what it was asked and answered
 * @param before its memory before
 * @param during the most that it had meanwhile
 */
record Overload(Phase phase, Memory before, Memory during) {

    private static final int TIMES = 10;

    static Overload of(Generator generator, FrontDoor door, Phase saturated, Shape shape, Duration length)
            throws IOException, TimeoutException {
        Memory before = Memory.now(door);
        try (MemoryWatch watch = MemoryWatch.start(door)) {
            Phase phase = generator.offer(shape, TIMES * saturated.requestsPerSecond(), length);
            return new Overload(phase, before, watch.most());
        }
    }

    MarkdownTable table(long accepted, long lost) {
        Tally tally = phase.tally();
        return new MarkdownTable(
                List.of(
                        "overload, " + TIMES + " times what it takes at most: "
                                + phase.shape().title(),
                        ""),
                List.of(
                        row(
                                "events/s offered",
                                Figures.grouped(
                                        phase.perSecond() * phase.shape().events())),
                        row("events/s accepted", Figures.grouped(phase.eventsPerSecond())),
                        row("p99 ms of those, from when they were due", Figures.fine(tally.millis(99))),
                        row("requests refused with 503", Figures.grouped(tally.refused())),
                        row("requests not sent, as 5,000 were open", Figures.grouped(tally.unsent())),
                        row("requests without an answer, or with another", Figures.grouped(tally.failed())),
                        row(
                                "MiB of heap before, and most during",
                                memory(before.heapMebibytes(), during.heapMebibytes())),
                        row(
                                "MiB resident before, and most during",
                                memory(before.residentMebibytes(), during.residentMebibytes())),
                        row("events answered with 202, in all phases", Figures.grouped((double) accepted)),
                        row("of these not on the topic", Figures.grouped((double) lost))));
    }

    private static String memory(double before, double during) {
        return Figures.grouped(before) + ", " + Figures.grouped(during);
    }

    private static List<String> row(String name, String figure) {
        return List.of(name, figure);
    }
}
