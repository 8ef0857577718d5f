package io.bellbuoy.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One role in a JVM of its own, started as operators start it, so that it can be killed. */
final class RoleProcess implements AutoCloseable {

    private final Process process;

    private RoleProcess(Process process) {
        this.process = process;
    }

    /** Starts the role; what it logs goes to the file. */
    static RoleProcess start(String role, PipelineSettings settings, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Bellbuoy.class.getName(),
                role));
        settings.sets().forEach(set -> command.addAll(List.of("--set", set)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RoleProcess(process);
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
