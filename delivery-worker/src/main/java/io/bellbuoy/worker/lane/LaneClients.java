package io.bellbuoy.worker.lane;

import io.bellbuoy.events.Notification;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A lane's Kafka clients and serdes, and why they differ from Kafka's defaults. */
final class LaneClients {

    private static final Map<String, Object> CONSUMER = Map.of(
            // One lane has the same partition numbers of all topics, and so all that goes to one subscription.
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeRangeAssignor.class.getName(),
            // A worker that was killed is missed after ten seconds, not after 45.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            3_000);

    private static final Map<String, Object> PRODUCER = Map.of(
            // Readers of committed records wait this long for a transaction that a killed worker left open; one of
            // ours is open for milliseconds.
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            5_000,
            // A lane that waits for its producer does not poll; it rather fails, polls, and settles again.
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            4_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            5_000,
            // A dead letter is its notification and a little more.
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Topics.MAX_DERIVED_BYTES,
            // All records of a transaction are there when it begins; there is nothing to linger for.
            ProducerConfig.LINGER_MS_CONFIG,
            0);

    /** The lane itself asks again; meanwhile it polls. */
    private static final Map<String, Object> SERDE = Map.of("max.retries", 0, "http.read.timeout.ms", 3_000);

    private final KafkaClients clients;
    private final String groupId;
    private final Membership membership;
    private final String lane;

    /** Clients of one lane. */
    LaneClients(KafkaClients clients, String groupId, Membership membership, String lane) {
        this.clients = clients;
        this.groupId = groupId;
        this.membership = membership;
        this.lane = lane;
    }

    /** Asks where we are. */
    ClusterFacts cluster() {
        try (Admin admin = Admin.create(clients.admin(lane))) {
            KafkaFuture<String> id = admin.describeCluster().clusterId();
            return new ClusterFacts(await(id), await(admin.listTopics().names()));
        }
    }

    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = clients.consumer(lane, groupId);
        properties.putAll(CONSUMER);
        membership.groupInstanceId(lane).ifPresent(id -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer() {
        Map<String, Object> properties = clients.producer(lane);
        properties.putAll(PRODUCER);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, membership.transactionalId(groupId, lane));
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Deserializer<Notification> deserializer() {
        return AvroSerdes.deserializer(Notification.class, serde());
    }

    Serializer<SpecificRecord> serializer() {
        return AvroSerdes.serializer(serde());
    }

    private static <T> T await(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private Map<String, Object> serde() {
        Map<String, Object> properties = new HashMap<>(SERDE);
        properties.putAll(clients.serde());
        return properties;
    }
}
