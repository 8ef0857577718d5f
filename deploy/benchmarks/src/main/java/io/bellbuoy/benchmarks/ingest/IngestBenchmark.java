package io.bellbuoy.benchmarks.ingest;

import io.bellbuoy.benchmarks.Benchmark;
import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.Machine;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.Report;
import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/** How many events the front door takes, and what it does with more than that. */
public final class IngestBenchmark implements Benchmark {

    private static final Shape SINGLE = new Shape(1, 64);
    private static final Shape SINGLE_OVER_MANY = new Shape(1, 1_000);
    private static final Shape BATCH = new Shape(100, 64);
    private static final Shape FLOOD = new Shape(100, 4_000);
    private static final int WARM_UP = 40_000;
    private static final Duration MOST_WARM_UP = Duration.ofSeconds(40);
    private static final List<String> HEAD =
            List.of("sustained", "events/s and core", "events/s", "requests/s", "p50 ms", "p99 ms", "most ms");

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        String load = Machine.load();
        try (Broker broker = Broker.start()) {
            Installation installation = Installation.create(broker, "ingest");
            String token = installation.config().admin().token().orElseThrow().value();
            Answered answered = new Answered();
            try (FrontDoor door = FrontDoor.start(installation);
                    Generator generator = new Generator(door, token, answered)) {
                return report(load, installation, answered, door, generator, effort);
            }
        }
    }

    private static Report report(
            String load,
            Installation installation,
            Answered answered,
            FrontDoor door,
            Generator generator,
            Effort effort)
            throws Exception {
        Duration length = length(effort);
        warmUp(generator, answered);
        List<Phase> sustained = new ArrayList<>();
        for (Shape shape : List.of(SINGLE, SINGLE_OVER_MANY, BATCH)) {
            sustained.add(Sustained.find(generator, shape, length));
        }
        Phase saturated = generator.saturate(BATCH, 2 * BATCH.connections(), length);
        Overload overload = Overload.of(generator, door, saturated, FLOOD, length.multipliedBy(3));
        long lost = answered.lost(installation);
        if (lost > 0) {
            throw new IllegalStateException(lost + " events were accepted and are not on the topic");
        }
        MarkdownTable table =
                new MarkdownTable(HEAD, sustained.stream().map(Phase::row).toList());
        String machine = Machine.describe(Vertx.class, KafkaProducer.class);
        return new Report(
                "%s, %s before\n\n%s\n%s".formatted(machine, load, table, overload.table(answered.count(), lost)),
                figures(sustained.get(0), sustained.get(2), lost));
    }

    /** The compilers' time, which is longer by the clock where others keep the machine busy. */
    private static void warmUp(Generator generator, Answered answered) throws Exception {
        long end = System.nanoTime() + MOST_WARM_UP.toNanos();
        while (answered.count() < WARM_UP && System.nanoTime() < end) {
            generator.saturate(SINGLE, SINGLE.connections(), Duration.ofSeconds(1));
        }
        generator.saturate(BATCH, BATCH.connections(), Duration.ofSeconds(2));
    }

    private static Duration length(Effort effort) {
        return switch (effort) {
            case QUICK -> Duration.ofSeconds(2);
            case FULL -> Duration.ofSeconds(15);
        };
    }

    private static Map<String, String> figures(Phase single, Phase batch, long lost) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("per_s", Figures.whole(single.eventsPerSecondAndCore()));
        figures.put("p99_ms", Figures.fine(single.tally().millis(99)));
        figures.put("batch_per_s", Figures.whole(batch.eventsPerSecondAndCore()));
        figures.put("batch_p99_ms", Figures.fine(batch.tally().millis(99)));
        figures.put("overload_lost", Long.toString(lost));
        return figures;
    }
}
