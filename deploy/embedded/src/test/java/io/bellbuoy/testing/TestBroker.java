package io.bellbuoy.testing;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A broker that runs until the JVM ends.
 *
 * @param what which one it is and why
 */
record TestBroker(String bootstrapServers, String what, Runnable stop) {

    private static final String IMAGE = "apache/kafka:4.3.1";

    static TestBroker start(String choice) {
        return switch (choice) {
            case "embedded" -> embedded("as asked");
            case "testcontainers" -> container("as asked");
            case "auto" -> containerIfPossible();
            default ->
                throw new IllegalArgumentException(
                        TestKafka.CHOICE + " must be embedded, testcontainers or auto, but is " + choice);
        };
    }

    private static TestBroker containerIfPossible() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return embedded("no Docker engine");
        }
        try {
            return container("there is a Docker engine");
        } catch (RuntimeException e) {
            return embedded("the container did not start: " + e.getMessage());
        }
    }

    @SuppressWarnings("resource") // Stopped with the JVM.
    private static TestBroker container(String why) {
        var container = new KafkaContainer(IMAGE);
        EmbeddedKafka.singleNodeSettings().forEach((key, value) -> container.withEnv(variable(key), value));
        container.start();
        return new TestBroker(
                container.getBootstrapServers(), "testcontainers, " + IMAGE + " (" + why + ")", container::stop);
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static TestBroker embedded(String why) {
        try {
            var dataDir = Files.createTempDirectory("bellbuoy-kafka-");
            var kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(dataDir, 0, Map.of()));
            return new TestBroker(kafka.bootstrapServers(), "embedded (" + why + ")", () -> {
                kafka.close();
                delete(dataDir);
            });
        } catch (IOException e) {
            throw new IllegalStateException("No directory for the test broker", e);
        }
    }

    private static void delete(Path dir) {
        try (var files = Files.walk(dir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The test broker's data stays in " + dir, e);
        }
    }
}
