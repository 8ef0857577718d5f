package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Benchmark;
import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.Machine;
import io.bellbuoy.benchmarks.Report;
import io.bellbuoy.benchmarks.installation.Broker;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.rocksdb.RocksDB;

/** The matcher from the topic of events to that of notifications, exactly once and with all defaults. */
public final class MatcherBenchmark implements Benchmark {

    @Override
    public String name() {
        return "matcher";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        String load = Machine.load();
        try (Broker broker = Broker.start()) {
            Throughputs throughputs = Throughputs.measure(broker, effort);
            Latency latency = Latency.measure(broker, effort);
            Restores restores = Restores.measure(broker, effort);
            Failover failover = Failover.measure(broker);
            String machine = Machine.describe(KafkaStreams.class, RocksDB.class);
            String tables = "%s\n%s\n%s\n%s"
                    .formatted(throughputs.table(), latency.table(), restores.table(), failover.table());
            return new Report(
                    "%s, %s before\n\n%s".formatted(machine, load, tables),
                    figures(throughputs, latency, restores, failover));
        }
    }

    private static Map<String, String> figures(
            Throughputs throughputs, Latency latency, Restores restores, Failover failover) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("events_per_s_thread", Figures.whole(throughputs.toOne().perSecond()));
        figures.put("p50_ms", Figures.fine(latency.millisAt(50)));
        figures.put("p99_ms", Figures.fine(latency.millisAt(99)));
        figures.put("restore_1m_s", restores.million());
        figures.put("failover_s", Figures.fine(failover.seconds()));
        return figures;
    }
}
