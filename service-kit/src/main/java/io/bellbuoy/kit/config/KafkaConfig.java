package io.bellbuoy.kit.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers brokers to ask first, separated by commas
 * @param clientProperties what every Kafka client is given besides, by Kafka's own keys
 */
public record KafkaConfig(String bootstrapServers, Map<String, String> clientProperties) {

    /** What the promises rest on, so that nobody weakens them by accident. */
    private static final Set<String> OURS = Set.of(
            "acks",
            "enable.idempotence",
            "transactional.id",
            "isolation.level",
            "enable.auto.commit",
            "auto.offset.reset",
            "group.id",
            "client.id",
            "processing.guarantee",
            "application.id",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer");

    public KafkaConfig {
        ConfigCatalogue.check(ConfigCatalogue.KAFKA_BOOTSTRAP_SERVERS, bootstrapServers);
        clientProperties = Map.copyOf(clientProperties);
        refuseOurs(clientProperties);
    }

    static KafkaConfig from(Settings settings) {
        return new KafkaConfig(
                settings.text(ConfigCatalogue.KAFKA_BOOTSTRAP_SERVERS), settings.behind(ConfigCatalogue.KAFKA_PREFIX));
    }

    private static void refuseOurs(Map<String, String> properties) {
        List<ConfigProblem> problems = properties.keySet().stream()
                .filter(OURS::contains)
                .sorted()
                .map(name -> new ConfigProblem(
                        ConfigCatalogue.KAFKA_PREFIX + name, "is set by Bellbuoy itself and cannot be changed", ""))
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** Names the client properties without their values: passwords are among them. */
    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers=" + bootstrapServers + ", clientProperties="
                + new TreeSet<>(clientProperties.keySet()) + "]";
    }
}
