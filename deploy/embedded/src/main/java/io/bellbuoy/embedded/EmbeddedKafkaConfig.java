package io.bellbuoy.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where an {@link EmbeddedKafka} keeps its data and listens.
 *
 * @param dataDir where the log lives; made and formatted if it is new, used as it is otherwise
 * @param port for clients, on 127.0.0.1; 0 takes a free one, which the broker keeps for its whole life
 * @param overrides Kafka broker settings that win over {@link EmbeddedKafka#singleNodeSettings()}
 */
public record EmbeddedKafkaConfig(Path dataDir, int port, Map<String, String> overrides) {

    public EmbeddedKafkaConfig {
        requireNonNull(dataDir, "dataDir");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
        }
        overrides = Map.copyOf(overrides);
        var reserved = new TreeSet<>(overrides.keySet());
        reserved.retainAll(BrokerSettings.RESERVED);
        if (!reserved.isEmpty()) {
            throw new IllegalArgumentException("overrides must leave to the embedded broker: " + reserved);
        }
    }
}
