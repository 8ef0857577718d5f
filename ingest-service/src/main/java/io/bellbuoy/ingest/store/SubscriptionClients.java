package io.bellbuoy.ingest.store;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.view.UnreadableRecords;
import io.bellbuoy.kit.view.ViewDefinition;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the store's Kafka clients are set up. */
final class SubscriptionClients {

    /** A dead instance's open transaction holds up every reader of the two topics, so it must not live long. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final Topics topics;
    private final Duration timeout;
    private final String transactionalId = "bellbuoy-ingest-" + UUID.randomUUID();

    /**
     * Clients of one instance.
     *
     * @param timeout how long Kafka may take over one thing
     */
    SubscriptionClients(KafkaClients clients, Topics topics, Duration timeout) {
        this.clients = clients;
        this.topics = topics;
        this.timeout = timeout.compareTo(TRANSACTION_TIMEOUT) < 0 ? timeout : TRANSACTION_TIMEOUT;
    }

    /** The transactional producer; each one ends what the one before it has left. */
    Producer<String, Object> transactional() {
        Map<String, Object> settings = patient("subscriptions");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        return new KafkaProducer<>(settings, new StringSerializer(), AvroSerdes.serializer(clients.serde()));
    }

    Quarantine quarantine(Metrics metrics) {
        return new Quarantine(
                topics.quarantine(),
                metrics,
                () -> new KafkaProducer<>(patient("quarantine"), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    ViewDefinition<Subscription> view(UnreadableRecords unreadable) {
        String topic = topics.subscriptions();
        return new ViewDefinition<>(
                topic,
                new SubscriptionDecoder(topic, AvroSerdes.deserializer(Subscription.class, clients.serde())),
                (held, other) -> other.getVersion() > held.getVersion(),
                unreadable,
                timeout);
    }

    private Map<String, Object> patient(String name) {
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> settings = clients.producer(name);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        return settings;
    }
}
