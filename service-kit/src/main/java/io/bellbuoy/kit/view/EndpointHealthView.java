package io.bellbuoy.kit.view;

import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;

/** What is known of all endpoints' health, in memory, under their {@link io.bellbuoy.topics.SubscriptionKey}. */
public final class EndpointHealthView {

    private EndpointHealthView() {}

    /**
     * A view that is not started yet.
     *
     * @param catchUpTimeout how long {@link CompactedView#caughtUp} may take
     */
    public static CompactedView<EndpointHealth> of(
            Topics topics, KafkaClients clients, Metrics metrics, Duration catchUpTimeout) {
        String topic = topics.endpointHealth();
        Deserializer<EndpointHealth> values = AvroSerdes.deserializer(EndpointHealth.class, clients.serde());
        ViewDefinition<EndpointHealth> definition = new ViewDefinition<>(
                topic, bytes -> values.deserialize(topic, bytes), (held, other) -> true, catchUpTimeout);
        return new CompactedView<>(definition, clients, metrics);
    }
}
