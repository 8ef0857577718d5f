package io.bellbuoy.ingest.store;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads subscriptions for the view. A registry that is away makes it wait: nothing is wrong with the record then. */
final class SubscriptionDecoder implements Function<byte[], Subscription> {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionDecoder.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String topic;
    private final Deserializer<Subscription> deserializer;

    SubscriptionDecoder(String topic, Deserializer<Subscription> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    @Override
    public Subscription apply(byte[] value) {
        while (true) {
            try {
                return Objects.requireNonNull(deserializer.deserialize(topic, value), "a subscription");
            } catch (RegistryUnavailableException e) {
                LOG.atWarn()
                        .addKeyValue(LogKeys.TOPIC, topic)
                        .addKeyValue(LogKeys.REASON, e.getMessage())
                        .log("Waiting for the schema registry");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
