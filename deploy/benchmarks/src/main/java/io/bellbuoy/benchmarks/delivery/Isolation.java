package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.Effort;
import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.benchmarks.installation.JavaProcess;
import io.bellbuoy.standalone.Bellbuoy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the healthy endpoints of a fresh worker notice when others begin to hang.
 *
 * @param hanging endpoints of {@link #ENDPOINTS}
 * @param perSecond notifications, to all of them in turn
 */
record Isolation(int hanging, double perSecond, Phase before, Phase during) {

    static final int ENDPOINTS = 1_000;

    private static final double SHARE_OF_CAPACITY = 0.3;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Isolation measure(Broker broker, int hanging, Effort effort) throws IOException, InterruptedException {
        String name = "isolation-" + hanging;
        Installation installation =
                Installation.create(broker, name, Installation.NO_STANDBY, "delivery.allowed-networks=127.0.0.0/8");
        try (Endpoints endpoints = Endpoints.start(broker.dir(), ENDPOINTS)) {
            Traffic traffic = new Traffic(ENDPOINTS, endpoints::url);
            int backlog = effort == Effort.FULL ? 200_000 : 40_000;
            try (Feeder feeder = Feeder.eager(installation, traffic)) {
                feeder.putSubscriptions();
                feeder.putNotifications(backlog);
            }
            Process worker = startWorker(installation);
            try {
                double perSecond = SHARE_OF_CAPACITY * drained(endpoints, worker, backlog);
                return measure(installation, endpoints, traffic, hanging, perSecond, effort);
            } finally {
                worker.destroyForcibly().onExit().join();
            }
        }
    }

    private static Process startWorker(Installation installation) throws IOException {
        Path log = installation.broker().dir().resolve(installation.name() + "-worker.log");
        List<String> arguments = new ArrayList<>(List.of("worker"));
        installation.sets("worker").forEach(set -> arguments.addAll(List.of("--set", set)));
        return JavaProcess.start(log, "-Xmx512m", Bellbuoy.class, arguments);
    }

    /**
     * Lets the worker warm up on a backlog, and says how many it has done a second in the second half of it. Not to the
     * very last: a burst may be more than the worker lets wait, and is parked in parts.
     */
    private static double drained(Endpoints endpoints, Process worker, int backlog)
            throws IOException, InterruptedException {
        long half = drain(endpoints, worker, backlog / 2);
        long start = System.nanoTime();
        long most = drain(endpoints, worker, backlog * 95L / 100);
        return (most - half) * 1e9 / (System.nanoTime() - start);
    }

    private static long drain(Endpoints endpoints, Process worker, long enough)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long drained = endpoints.drained();
        while (drained < enough) {
            if (!worker.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The worker does not get on: " + drained + " of " + enough);
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
            drained = endpoints.drained();
        }
        return drained;
    }

    @SuppressWarnings("try") // Notifications come for as long as it is open.
    private static Isolation measure(
            Installation installation,
            Endpoints endpoints,
            Traffic traffic,
            int hanging,
            double perSecond,
            Effort effort)
            throws IOException, InterruptedException {
        Duration before = Duration.ofSeconds(effort == Effort.FULL ? 20 : 4);
        Duration during = Duration.ofSeconds(effort == Effort.FULL ? 60 : 8);
        try (SteadyLoad load = SteadyLoad.start(installation, traffic, perSecond)) {
            // Half as long to get into its stride.
            Phase.measure(endpoints, ENDPOINTS, before.dividedBy(2));
            Phase quiet = Phase.measure(endpoints, ENDPOINTS, before);
            endpoints.hang(hanging);
            Phase troubled = Phase.measure(endpoints, ENDPOINTS - hanging, during);
            return new Isolation(hanging, perSecond, quiet, troubled);
        }
    }

    double throughputRatio() {
        return during.perSecondAndEndpoint() / before.perSecondAndEndpoint();
    }

    double p99Ratio() {
        return (double) during.arrivals().p99Micros() / before.arrivals().p99Micros();
    }

    List<List<String>> rows() {
        String load = Figures.grouped(perSecond) + "/s: ";
        return List.of(before.row(load + "all answer"), during.row(load + hanging + " of " + ENDPOINTS + " hang"));
    }
}
