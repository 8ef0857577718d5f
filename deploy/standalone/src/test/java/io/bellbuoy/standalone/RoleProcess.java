package io.bellbuoy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** One role or another command in a JVM of its own, started as operators start it, so that it can be killed. */
final class RoleProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String role;
    private final Process process;
    private final Path log;

    private RoleProcess(String role, Process process, Path log) {
        this.role = role;
        this.process = process;
        this.log = log;
    }

    /** Starts the role; what it logs goes to the file. */
    static RoleProcess start(String role, PipelineSettings settings, Path log) throws IOException {
        return run(List.of(role), settings, log);
    }

    /** Runs a command with its arguments; what it prints goes to the file. */
    static RoleProcess run(List<String> arguments, PipelineSettings settings, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Bellbuoy.class.getName()));
        command.addAll(arguments);
        settings.sets().forEach(set -> command.addAll(List.of("--set", set)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RoleProcess(arguments.get(0), process, log);
    }

    /** Returns when the role says that it has started. */
    void awaitStarted() {
        Awaitility.await().atMost(PATIENCE).until(() -> Files.readString(log)
                .contains("Started service=\"" + role + "\""));
    }

    /** As an operator stops it, who waits for it to end. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** {@code kill -9}: no hook runs, nothing is flushed, nothing is committed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
