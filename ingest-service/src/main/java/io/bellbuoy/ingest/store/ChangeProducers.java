package io.bellbuoy.ingest.store;

import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens the transactional producers of one instance, one after the other: each ends what the one before it has left. */
final class ChangeProducers implements Supplier<Producer<String, Object>> {

    /** A dead instance's open transaction holds up every reader of the two topics, so it must not live long. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final String transactionalId;
    private final Duration patience;

    /**
     * Producers of one instance.
     *
     * @param prefix what its transactional id begins with
     * @param patience how long Kafka may take over one thing
     */
    ChangeProducers(KafkaClients clients, String prefix, Duration patience) {
        this.clients = clients;
        this.transactionalId = prefix + "ingest-" + UUID.randomUUID();
        this.patience = patience.compareTo(TRANSACTION_TIMEOUT) < 0 ? patience : TRANSACTION_TIMEOUT;
    }

    @Override
    public Producer<String, Object> get() {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = clients.producer("subscriptions");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        return new KafkaProducer<>(settings, new StringSerializer(), AvroSerdes.serializer(clients.serde()));
    }
}
