package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.Benchmark;
import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.Machine;
import io.bellbuoy.benchmarks.Report;
import io.bellbuoy.benchmarks.installation.Broker;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The worker against a loop round the same HTTP client without Kafka, and against Confluent's parallel-consumer. */
public final class DeliveryBenchmark implements Benchmark {

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        String load = Machine.load();
        Pace pace = Pace.of(effort);
        try (Broker broker = Broker.start();
                NginxSink sink = NginxSink.start(broker.dir())) {
            Contest contest = Contest.hold(Course.prepare(broker, sink, pace.notifications()), pace);
            String machine = Machine.describe(Vertx.class, KafkaConsumer.class);
            return new Report("%s, %s before\n\n%s".formatted(machine, load, contest.table()), figures(contest));
        }
    }

    private static Map<String, String> figures(Contest contest) {
        Round ours = contest.median(Contender.BELLBUOY, Pace.DEFAULT_IN_FLIGHT);
        Round rawLoop = contest.median(Contender.RAW_LOOP, Pace.DEFAULT_IN_FLIGHT);
        Round parallelConsumer = contest.median(Contender.PARALLEL_CONSUMER, Pace.DEFAULT_IN_FLIGHT);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("per_s", Figures.whole(ours.perSecond()));
        figures.put("raw_loop_ratio", Figures.fine(ours.perSecond() / rawLoop.perSecond()));
        figures.put("parallel_consumer_ratio", Figures.fine(ours.perSecond() / parallelConsumer.perSecond()));
        figures.put(
                "parallel_consumer_cpu_ratio",
                Figures.fine(ours.cpuSecondsPer10k() / parallelConsumer.cpuSecondsPer10k()));
        figures.put("cpu_s_per_10k", Figures.fine(ours.cpuSecondsPer10k()));
        return figures;
    }
}
