package io.bellbuoy.kit.view;

import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;

/** How far all ordered subscriptions have got, in memory, under their {@link io.bellbuoy.topics.SubscriptionKey}. */
public final class DeliveryOrderView {

    private DeliveryOrderView() {}

    /**
     * A view that is not started yet.
     *
     * @param catchUpTimeout how long {@link CompactedView#caughtUp} may take
     */
    public static CompactedView<DeliveryOrder> of(
            Topics topics, KafkaClients clients, Metrics metrics, Duration catchUpTimeout) {
        String topic = topics.deliveryOrder();
        Deserializer<DeliveryOrder> values = AvroSerdes.deserializer(DeliveryOrder.class, clients.serde());
        ViewDefinition<DeliveryOrder> definition = new ViewDefinition<>(
                topic, bytes -> values.deserialize(topic, bytes), (held, other) -> true, catchUpTimeout);
        return new CompactedView<>(definition, clients, metrics);
    }
}
