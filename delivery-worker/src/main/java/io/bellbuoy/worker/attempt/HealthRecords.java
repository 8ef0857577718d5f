package io.bellbuoy.worker.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes down how the health of endpoints changes, and tells their owners. Pure. */
final class HealthRecords {

    private final Topics topics;

    HealthRecords(Topics topics) {
        this.topics = topics;
    }

    List<Outgoing> of(SubscriptionKey endpoint, Optional<EndpointHealth> health, List<RegistryEvent> events) {
        return Stream.concat(
                        Stream.of(record(endpoint, health)), events.stream().flatMap(this::told))
                .toList();
    }

    private Outgoing record(SubscriptionKey endpoint, Optional<EndpointHealth> health) {
        String topic = topics.endpointHealth();
        byte[] key = endpoint.toString().getBytes(UTF_8);
        return health.map(known -> Outgoing.ofAvro(topic, key, known))
                .orElseGet(() -> Outgoing.ofBytes(new ProducerRecord<>(topic, key, null)));
    }

    /**
     * To operators, and to whoever has subscribed to it. Kafka's own partitioner puts the key where the matcher expects the
     * tenant; that of the platform, whose subscriptions are on every partition, on the one where it is matched.
     */
    private Stream<Outgoing> told(RegistryEvent event) {
        byte[] key = event.getTenant().getBytes(UTF_8);
        return Stream.of(topics.operationalEvents(), topics.events()).map(topic -> Outgoing.ofAvro(topic, key, event));
    }
}
