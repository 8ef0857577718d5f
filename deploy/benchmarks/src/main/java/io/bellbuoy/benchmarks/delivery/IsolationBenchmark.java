package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.Benchmark;
import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.Machine;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.Report;
import io.bellbuoy.benchmarks.installation.Broker;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What endpoints that hang cost those that do not. */
public final class IsolationBenchmark implements Benchmark {

    private static final List<String> HEAD =
            List.of("at each healthy endpoint", "webhooks/s", "p50 ms", "p99 ms", "most ms");

    @Override
    public String name() {
        return "isolation";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        String load = Machine.load();
        try (Broker broker = Broker.start()) {
            Isolation one = Isolation.measure(broker, Isolation.ENDPOINTS / 100, effort);
            Isolation ten = Isolation.measure(broker, Isolation.ENDPOINTS / 10, effort);
            MarkdownTable table = new MarkdownTable(
                    HEAD,
                    Stream.of(one, ten).flatMap(part -> part.rows().stream()).toList());
            String machine = Machine.describe(Vertx.class, KafkaConsumer.class);
            return new Report("%s, %s before\n\n%s".formatted(machine, load, table), figures(one, ten));
        }
    }

    private static Map<String, String> figures(Isolation one, Isolation ten) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("throughput_ratio_1pct", Figures.fine(one.throughputRatio()));
        figures.put("throughput_ratio_10pct", Figures.fine(ten.throughputRatio()));
        figures.put("p99_ratio_1pct", Figures.fine(one.p99Ratio()));
        figures.put("p99_ratio_10pct", Figures.fine(ten.p99Ratio()));
        return figures;
    }
}
