package io.bellbuoy.kit.view;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;

/** All subscriptions in memory, under their {@link io.bellbuoy.topics.SubscriptionKey}, the highest version of each, with its secrets in clear. */
public final class SubscriptionView {

    private SubscriptionView() {}

    /**
     * A view that is not started yet.
     *
     * @param secrets opens what the topic holds
     * @param catchUpTimeout how long {@link CompactedView#caughtUp} may take
     */
    public static CompactedView<Subscription> of(
            Topics topics,
            KafkaClients clients,
            SubscriptionSecrets secrets,
            Metrics metrics,
            Duration catchUpTimeout) {
        String topic = topics.subscriptions();
        Deserializer<Subscription> values = AvroSerdes.deserializer(Subscription.class, clients.serde());
        ViewDefinition<Subscription> definition = new ViewDefinition<>(
                topic,
                bytes -> secrets.opened(values.deserialize(topic, bytes)),
                (held, other) -> other.getVersion() > held.getVersion(),
                catchUpTimeout);
        return new CompactedView<>(definition, clients, metrics);
    }
}
