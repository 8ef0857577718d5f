package io.bellbuoy.ingest.store;

import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the transactional producers that changes of subscriptions are written with. */
final class ChangeProducerFactory implements Function<String, Producer<String, Object>> {

    /** A dead instance's open transaction holds up every reader of the two topics, so it must not live long. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final String prefix;
    private final Duration patience;
    private final Serializer<Object> values;

    /**
     * Makes producers.
     *
     * @param prefix what transactional ids begin with
     * @param patience how long Kafka may take over one thing
     */
    ChangeProducerFactory(KafkaClients clients, String prefix, Duration patience) {
        this.clients = clients;
        this.prefix = prefix;
        this.patience = patience.compareTo(TRANSACTION_TIMEOUT) < 0 ? patience : TRANSACTION_TIMEOUT;
        this.values = AvroSerdes.serializer(clients.serde());
    }

    @Override
    public Producer<String, Object> apply(String tenant) {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = clients.producer("subscriptions");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + "subscriptions/" + tenant);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        // Not the serializer itself: it outlives the producers, and knows the schemas' ids.
        return new KafkaProducer<>(settings, new StringSerializer(), (topic, value) -> values.serialize(topic, value));
    }
}
