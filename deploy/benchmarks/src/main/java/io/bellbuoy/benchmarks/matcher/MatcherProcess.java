package io.bellbuoy.benchmarks.matcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.benchmarks.installation.JavaProcess;
import io.bellbuoy.standalone.Bellbuoy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A matcher in a JVM of its own, started as operators start it, so that it can be killed. */
record MatcherProcess(Process process, Path log) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    /** Starts it and returns when it says that it runs. */
    static MatcherProcess start(Installation installation, String name) throws IOException {
        Path log = installation.broker().dir().resolve(installation.name() + "-" + name + ".log");
        List<String> arguments = new ArrayList<>(List.of("matcher"));
        installation.sets(name).forEach(set -> arguments.addAll(List.of("--set", set)));
        MatcherProcess matcher = new MatcherProcess(JavaProcess.start(log, "-Xmx1g", Bellbuoy.class, arguments), log);
        matcher.awaitRunning();
        return matcher;
    }

    private void awaitRunning() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log, UTF_8).contains("Started service=\"matcher\"")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The matcher did not start: " + Files.readString(log, UTF_8));
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /** {@code kill -9}: no hook runs, nothing is flushed, nothing is committed. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
