package io.bellbuoy.replay;

import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.topics.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients of an operator's command, and why they differ from Kafka's defaults. */
final class OperatorClients {

    private static final Map<String, Object> PRODUCER = Map.of(
            // Workers that read committed notifications wait this long for a transaction that a killed command left.
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            4_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Topics.MAX_DERIVED_BYTES,
            // All records of a transaction are there when it begins; there is nothing to linger for.
            ProducerConfig.LINGER_MS_CONFIG,
            0);

    /** An operator who mistyped an address waits no minute. */
    private static final int PATIENCE_MILLIS = 15_000;

    private final KafkaClients clients;

    OperatorClients(KafkaClients clients) {
        this.clients = clients;
    }

    Admin admin() {
        Map<String, Object> properties = clients.admin("admin");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return Admin.create(properties);
    }

    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = clients.consumer("reader");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer(String transactionalId) {
        Map<String, Object> properties = clients.producer("writer");
        properties.putAll(PRODUCER);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
