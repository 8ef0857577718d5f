package io.bellbuoy.benchmarks.chaos;

import io.bellbuoy.benchmarks.Benchmark;
import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Machine;
import io.bellbuoy.benchmarks.Report;
import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Delivery workers killed at random points under load: nothing may be lost, and only what was open may come again. */
public final class ChaosBenchmark implements Benchmark {

    private static final String SEED = "CHAOS_SEED";

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        String load = Machine.load();
        String seed = System.getenv().getOrDefault(SEED, Long.toString(System.nanoTime()));
        System.err.println("Again with the same choices: " + SEED + "=" + seed);
        try (Broker broker = Broker.start()) {
            Installation installation = Trial.prepare(broker, "chaos");
            Killings killings =
                    Killings.commit(installation, kills(effort), new SplittableRandom(Long.parseLong(seed)));
            String machine = Machine.describe(Vertx.class, KafkaConsumer.class);
            String where = "%s, %s before, %s=%s".formatted(machine, load, SEED, seed);
            return new Report(where + "\n\n" + killings.table(), figures(killings));
        }
    }

    private static int kills(Effort effort) {
        return switch (effort) {
            case QUICK -> 20;
            case FULL -> 1_000;
        };
    }

    private static Map<String, String> figures(Killings killings) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("kills", Integer.toString(killings.kills()));
        figures.put("lost", Integer.toString(killings.audit().lost().size()));
        figures.put("duplicates", Integer.toString(killings.audit().duplicates()));
        figures.put("bound", Integer.toString(killings.bound()));
        return figures;
    }
}
