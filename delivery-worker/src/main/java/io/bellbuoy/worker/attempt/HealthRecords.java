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
    private final OwnEvents own;

    HealthRecords(Topics topics) {
        this.topics = topics;
        this.own = new OwnEvents(topics);
    }

    List<Outgoing> of(SubscriptionKey endpoint, Optional<EndpointHealth> health, List<RegistryEvent> events) {
        return Stream.concat(
                        Stream.of(record(endpoint, health)), events.stream().flatMap(event -> own.told(event).stream()))
                .toList();
    }

    private Outgoing record(SubscriptionKey endpoint, Optional<EndpointHealth> health) {
        String topic = topics.endpointHealth();
        byte[] key = endpoint.toString().getBytes(UTF_8);
        return health.map(known -> Outgoing.ofAvro(topic, key, known))
                .orElseGet(() -> Outgoing.ofBytes(new ProducerRecord<>(topic, key, null)));
    }
}
