package io.bellbuoy.benchmarks.chaos;

import io.bellbuoy.benchmarks.installation.Broker;
import io.bellbuoy.benchmarks.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/**
 * Workers under a steady load, a sink that answers as sinks do, and in the end the account of it. Whoever begins a trial
 * also breaks things. For one thread.
 */
final class Trial implements AutoCloseable {

    /** Of a JVM that starts soon, does not live long, and logs as an operator's does, in tests as well. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=logback.xml");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Installation installation;
    private final Sink sink;
    private final Load load;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private List<String> options = OPTIONS;

    private Trial(Installation installation, Sink sink, Load load) {
        this.installation = installation;
        this.sink = sink;
        this.load = load;
        // Not even a trial that is interrupted leaves workers behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> workers.forEach(Worker::close)));
    }

    /** Makes the topics. */
    static Installation prepare(Broker broker, String name, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                Installation.NO_STANDBY, "delivery.allowed-networks=127.0.0.0/8", "delivery.retry-ladder=1s,2s"));
        settings.addAll(List.of(more));
        return Installation.create(broker, name, settings.toArray(String[]::new));
    }

    /** Begins to write notifications. */
    static Trial begin(Installation installation, int perSecond, SplittableRandom random) throws TimeoutException {
        Sink sink = Sink.start(random);
        return new Trial(installation, sink, Load.start(installation, sink.url(), perSecond));
    }

    /** Keeps what the JVM of a worker makes of its classes, which is most of the work of its start. */
    void archiveClasses() throws IOException, InterruptedException {
        Path archive = installation.broker().dir().resolve("worker.jsa");
        options = with("-XX:ArchiveClassesAtExit=" + archive);
        Worker model = start(0);
        awaitMoreRequests(model, 0);
        model.stop();
        options = with("-XX:SharedArchiveFile=" + archive);
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add(option);
        return options;
    }

    /** Starts a worker. */
    Worker start(int place) throws IOException {
        Worker worker = Worker.start(installation, place, workers.size(), options);
        workers.add(worker);
        return worker;
    }

    /** Kills a worker, and starts its successor at once. */
    Kill kill(Worker worker) throws IOException {
        return new Kill(worker, worker.kill(), start(worker.place()));
    }

    /** Returns when the worker has made more requests than so many from now on. */
    void awaitMoreRequests(Worker worker, int count) {
        int before = sink.requests(worker.name());
        Waiting.until(
                () -> sink.requests(worker.name()) > before + count || !worker.isAlive(),
                PATIENCE,
                "requests of " + worker.name());
        if (!worker.isAlive()) {
            throw new IllegalStateException(worker.name() + " has ended unasked");
        }
    }

    /** How long it took until the successor delivered. */
    Duration pauseAfter(Kill kill) {
        String successor = kill.successor().name();
        Waiting.until(() -> sink.first(successor).isPresent(), PATIENCE, "the first request of " + successor);
        return Duration.between(kill.at(), sink.first(successor).orElseThrow());
    }

    /** Writes no more, lets the workers deliver what there is, and reckons. */
    Audit end() {
        try (Settlements settlements = Settlements.of(installation)) {
            Set<String> written = load.stop();
            List<Settled> settled = settlements.until(written);
            return Audit.of(written, sink.sightings(), settled);
        }
    }

    @Override
    public void close() {
        try (sink;
                load) {
            workers.forEach(Worker::close);
        }
    }
}
