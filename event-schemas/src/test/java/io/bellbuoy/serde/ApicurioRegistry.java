package io.bellbuoy.serde;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Apicurio Registry in a process of its own, which forgets everything when it ends. */
final class ApicurioRegistry implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:[0-9]+)");
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private ApicurioRegistry(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it from where its distribution was unpacked, on a port of its own choice, and waits until it listens. */
    static ApicurioRegistry start(Path home) throws IOException {
        Path log = home.resolveSibling("apicurio.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-jar",
                        runnerJar(home).toAbsolutePath().toString()))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ApicurioRegistry registry = new ApicurioRegistry(process, log);
        try {
            registry.awaitListening();
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
        return registry;
    }

    /** The root of the calls that Confluent's registry knows too. */
    String url() {
        return listening().orElseThrow() + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitListening() {
        await("Apicurio, see " + log)
                .atMost(TIME_TO_START)
                .failFast("Apicurio ended, see " + log, () -> !process.isAlive())
                .until(() -> listening().isPresent());
    }

    private Optional<String> listening() {
        try {
            Matcher matcher = LISTENING.matcher(Files.readString(log));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path runnerJar(Path home) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home, "*-runner.jar")) {
            return jars.iterator().next();
        }
    }
}
