package io.bellbuoy.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.benchmarks.delivery.ProcessTime;
import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.benchmarks.installation.JavaProcess;
import io.bellbuoy.standalone.Bellbuoy;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The ingest service in a JVM of its own, started as operators start it, every setting as it is by default.
 *
 * @param management where it says how it is
 */
record FrontDoor(Process process, int port, URI management) implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MILLIS = 100;

    /** Starts one, and returns when it takes requests. */
    static FrontDoor start(Installation installation) throws IOException, InterruptedException {
        int port = freePort();
        int managementPort = freePort();
        Path log = installation.broker().dir().resolve("ingest.log");
        List<String> arguments = new ArrayList<>(List.of("ingest"));
        installation.sets("ingest").forEach(set -> arguments.addAll(List.of("--set", set)));
        arguments.addAll(List.of("--set", "http.port=" + port, "--set", "management.port=" + managementPort));
        Process process = JavaProcess.start(log, "-Xmx512m", Bellbuoy.class, arguments);
        FrontDoor door = new FrontDoor(process, port, URI.create("http://127.0.0.1:" + managementPort));
        door.awaitReady(log);
        return door;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("It does not start: " + Files.readString(log));
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean isReady() {
        try {
            ask("/readyz");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String ask(String path) throws IOException {
        try (InputStream answer = management.resolve(path).toURL().openStream()) {
            return new String(answer.readAllBytes(), UTF_8);
        }
    }

    /** Processor time that it has taken, without its compilers'. */
    Duration processorTime() throws IOException {
        return ProcessTime.of(process);
    }

    /** Memory that is resident now. */
    double residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** What of its heap is in use, garbage and all. */
    double heapMebibytes() throws IOException {
        return ask("/metrics")
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / (1 << 20);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
