package io.bellbuoy.kit.view;

import io.bellbuoy.events.Source;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.SourceSecrets;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;

/** All sources in memory, under their {@link io.bellbuoy.topics.SourceKey}, the last one written of each, with its secrets in clear. */
public final class SourceView {

    private SourceView() {}

    /**
     * A view that is not started yet.
     *
     * @param secrets opens what the topic holds
     * @param catchUpTimeout how long {@link CompactedView#caughtUp} may take
     */
    public static CompactedView<Source> of(
            Topics topics, KafkaClients clients, SourceSecrets secrets, Metrics metrics, Duration catchUpTimeout) {
        String topic = topics.sources();
        Deserializer<Source> values = AvroSerdes.deserializer(Source.class, clients.serde());
        ViewDefinition<Source> definition = new ViewDefinition<>(
                topic,
                bytes -> secrets.opened(values.deserialize(topic, bytes)),
                (held, other) -> true,
                catchUpTimeout);
        return new CompactedView<>(definition, clients, metrics);
    }
}
