package io.bellbuoy.kit.view;

import io.bellbuoy.events.DeliveryHold;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;

/** Whose deliveries are held, in memory, under their tenant, or {@link io.bellbuoy.topics.SubscriptionKey#PLATFORM} for all. */
public final class DeliveryHoldView {

    private DeliveryHoldView() {}

    /**
     * A view that is not started yet.
     *
     * @param catchUpTimeout how long {@link CompactedView#caughtUp} may take
     */
    public static CompactedView<DeliveryHold> of(
            Topics topics, KafkaClients clients, Metrics metrics, Duration catchUpTimeout) {
        String topic = topics.deliveryHolds();
        Deserializer<DeliveryHold> values = AvroSerdes.deserializer(DeliveryHold.class, clients.serde());
        ViewDefinition<DeliveryHold> definition = new ViewDefinition<>(
                topic, bytes -> values.deserialize(topic, bytes), (held, other) -> true, catchUpTimeout);
        return new CompactedView<>(definition, clients, metrics);
    }
}
