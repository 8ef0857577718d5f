package io.bellbuoy.benchmarks.chaos;

import static java.util.stream.Collectors.joining;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.benchmarks.installation.JavaProcess;
import io.bellbuoy.standalone.Bellbuoy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A worker in a JVM of its own, started as operators start it.
 *
 * @param name of this process alone; the sink knows it by that
 * @param place that it takes in the group, and whoever comes after it
 */
record Worker(String name, int place, Process process) implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    /** Starts one, which is on its way into its group when this returns. */
    static Worker start(Installation installation, int place, int number, List<String> options) throws IOException {
        String name = "worker-" + place + "-" + number;
        List<String> arguments = new ArrayList<>(List.of("worker"));
        installation.sets(name).forEach(set -> arguments.addAll(List.of("--set", set)));
        arguments.addAll(
                List.of("--set", "delivery.user-agent=" + name, "--set", "delivery.instance-id=place-" + place));
        Path log = installation.broker().dir().resolve(installation.name() + "-" + name + ".log");
        return new Worker(
                name, place, JavaProcess.start(log, options, libraries(), Bellbuoy.class.getName(), arguments));
    }

    /** The class path without this module's own folder, as archives of classes allow no folders. */
    private static String libraries() {
        String own =
                Worker.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).equals(Path.of(own)))
                .collect(joining(File.pathSeparator));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}: no hook runs, nothing is flushed, nothing is committed. */
    Instant kill() {
        process.destroyForcibly().onExit().join();
        return Instant.now();
    }

    /** As an operator stops it: what is in hand is finished and settled. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not stop");
        }
    }

    /** Not once more: after a thousand workers the number of a dead one's process may be that of somebody else's. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
