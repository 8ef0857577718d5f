package io.bellbuoy.worker;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A worker in a JVM of its own, so that it can be killed. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /** Starts one with this class path. */
    static WorkerProcess start(List<String> sets) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerProcess.class.getName()));
        command.addAll(sets);
        return new WorkerProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.INHERIT)
                .start());
    }

    /** {@code kill -9}: no hook runs, nothing is flushed, nothing is committed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The worker, which runs until it is killed. */
    public static void main(String[] sets) throws Exception {
        BellbuoyConfig config = TestConfig.with(sets);
        new DeliveryWorker(config, Vertx.vertx(), new Health(), new Metrics()).start();
    }
}
