package io.bellbuoy.kit.kafka;

import io.bellbuoy.kit.config.KafkaConfig;
import io.bellbuoy.kit.config.SchemaRegistryConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Properties for Kafka clients: what the operator passes through, and over it what Bellbuoy's promises need.
 *
 * <p>Each map is the caller's own, to add to. Serializers and deserializers are left to the caller.
 */
public final class KafkaClients {

    /** Where our producers differ from Kafka's defaults, or must not be made to. */
    private static final Map<String, Object> PRODUCER = Map.of(
            // Kafka's defaults, written out because promise 1 rests on them.
            ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);

    /** Where our consumers differ from Kafka's defaults. */
    private static final Map<String, Object> CONSUMER = Map.of(
            // Records of an aborted transaction were never answered for: nobody may see them.
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            // Offsets are committed with the work that they stand for, not by the clock.
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            // A new group starts with everything that is kept: "latest" would lose what came before its first poll.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            // A topic made in passing has the wrong partition count; see TopicProvisioner.
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    private final KafkaConfig kafka;
    private final SchemaRegistryConfig schemaRegistry;
    private final String role;

    /**
     * Clients of one role.
     *
     * @param role what client ids begin with, such as {@code bellbuoy-worker}
     */
    public KafkaClients(KafkaConfig kafka, SchemaRegistryConfig schemaRegistry, String role) {
        this.kafka = kafka;
        this.schemaRegistry = schemaRegistry;
        this.role = role;
    }

    /** What client ids begin with. */
    public String role() {
        return role;
    }

    /** A producer with client id {@code <role>-<name>}. */
    public Map<String, Object> producer(String name) {
        return client(name, PRODUCER);
    }

    /** A consumer without a group, which assigns itself partitions. */
    public Map<String, Object> consumer(String name) {
        return client(name, CONSUMER);
    }

    /** A consumer in a group. */
    public Map<String, Object> consumer(String name, String groupId) {
        Map<String, Object> properties = consumer(name);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        return properties;
    }

    /** An admin client. */
    public Map<String, Object> admin(String name) {
        return client(name, Map.of());
    }

    /** Bootstrap servers and what the operator passes through: the base of a Kafka Streams configuration. */
    public Map<String, Object> common() {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        return properties;
    }

    /** What the serdes are configured with. */
    public Map<String, Object> serde() {
        Map<String, Object> properties = new HashMap<>(schemaRegistry.serdeProperties());
        properties.put("schema.registry.url", schemaRegistry.url());
        return properties;
    }

    private Map<String, Object> client(String name, Map<String, Object> deviations) {
        Map<String, Object> properties = common();
        properties.putAll(deviations);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, role + "-" + name);
        return properties;
    }
}
