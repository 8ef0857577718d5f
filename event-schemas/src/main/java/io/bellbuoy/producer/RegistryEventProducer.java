package io.bellbuoy.producer;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.producer.EventRules.Violation;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts events on the {@code events} topic, keyed by tenant. Thread-safe; close it to flush what is in hand.
 *
 * <p>An event is safe on Kafka when its future completes: {@code acks=all} and idempotence are not up for configuration.
 */
public final class RegistryEventProducer implements AutoCloseable {

    static {
        AvroTrust.ensure();
    }

    private final Producer<String, RegistryEvent> producer;
    private final String topic;

    /** Takes over a producer, which must wait for all acknowledgements and is closed with this one. */
    public RegistryEventProducer(Producer<String, RegistryEvent> producer, Topics topics) {
        this.producer = producer;
        this.topic = topics.events();
    }

    /**
     * Opens a producer of its own.
     *
     * @param kafka client settings, at least {@code bootstrap.servers}
     * @param values writes events: {@link io.bellbuoy.serde.AvroSerdes#serializer}
     */
    public static RegistryEventProducer open(Map<String, ?> kafka, Serializer<RegistryEvent> values, Topics topics) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new RegistryEventProducer(new KafkaProducer<>(settings, new StringSerializer(), values), topics);
    }

    /**
     * Sends one event.
     *
     * @return completes with its place once all in-sync replicas have it; fails with Kafka's exception otherwise, and
     *     then it may or may not have been written: send it again with the same id
     * @throws IllegalArgumentException when the event breaks one of the {@link EventRules} or has one of Bellbuoy's own types
     */
    public CompletableFuture<RecordMetadata> send(RegistryEvent event) {
        refuse(EventRules.violation(event));
        if (event.getType().startsWith(OwnEventTypes.PREFIX)) {
            refuse(Optional.of(new Violation("type", "must not start with " + OwnEventTypes.PREFIX)));
        }
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        try {
            producer.send(new ProducerRecord<>(topic, event.getTenant(), event), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(metadata);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private static void refuse(Optional<Violation> violation) {
        violation.ifPresent(broken -> {
            throw new IllegalArgumentException("Event field " + broken.field() + " " + broken.detail());
        });
    }

    /** Waits up to ten seconds for what is in hand, then closes. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
