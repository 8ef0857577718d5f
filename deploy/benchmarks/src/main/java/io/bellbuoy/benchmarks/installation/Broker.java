package io.bellbuoy.benchmarks.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Kafka and the schema registry that all measurements share, in another process, so that their garbage is not collected
 * on the time of what is measured.
 *
 * @param dir for its data and that of the services; deleted in the end
 * @param stop returns when they have ended
 */
public record Broker(String bootstrapServers, String schemaRegistry, Path dir, Runnable stop) implements AutoCloseable {

    /** Starts them and returns when they can be asked. */
    public static Broker start() throws IOException {
        Path dir = Files.createTempDirectory("bellbuoy-benchmark-");
        Process process =
                JavaProcess.start(dir.resolve("broker.log"), "-Xmx1g", BrokerMain.class, List.of(dir.toString()));
        BufferedReader out = process.inputReader(UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("No broker; see " + dir.resolve("broker.log"));
        }
        String[] addresses = line.split(" ", 2);
        return new Broker(addresses[0], addresses[1], dir, () -> process.destroyForcibly()
                .onExit()
                .join());
    }

    @Override
    public void close() throws IOException {
        stop.run();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
