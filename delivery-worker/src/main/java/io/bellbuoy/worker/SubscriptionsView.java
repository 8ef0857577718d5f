package io.bellbuoy.worker;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.kit.view.ViewDefinition;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the worker holds of {@code subscriptions}: everything, the highest version of each. */
final class SubscriptionsView {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionsView.class);

    /** A notification that waits for this holds a place in flight. */
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(5);

    private SubscriptionsView() {}

    static ViewDefinition<Subscription> definition(Topics topics, KafkaClients clients) {
        String topic = topics.subscriptions();
        Deserializer<Subscription> deserializer = AvroSerdes.deserializer(Subscription.class, clients.serde());
        return new ViewDefinition<>(
                topic,
                bytes -> deserializer.deserialize(topic, bytes),
                (held, other) -> other.getVersion() > held.getVersion(),
                SubscriptionsView::skipped,
                CATCH_UP_TIMEOUT);
    }

    /** The matcher puts it into quarantine; here it is only missing. */
    private static void skipped(ConsumerRecord<byte[], byte[]> raw, Exception why) {
        log.atWarn()
                .addKeyValue(LogKeys.TOPIC, raw.topic())
                .addKeyValue(LogKeys.PARTITION, raw.partition())
                .addKeyValue(LogKeys.OFFSET, raw.offset())
                .addKeyValue(LogKeys.REASON, why.getMessage())
                .log("Skipped a subscription that cannot be read");
    }
}
