package io.bellbuoy.matcher.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.table.SubscriptionChange;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the records of the {@code subscriptions} topic. As thread-safe as its deserializer. */
public final class SubscriptionDecoder {

    private final String topic;
    private final Deserializer<Subscription> values;

    /** A decoder for the topic of this name, whose values the deserializer reads. */
    public SubscriptionDecoder(String topic, Deserializer<Subscription> values) {
        this.topic = topic;
        this.values = values;
    }

    /**
     * What the record says.
     *
     * @throws UnreadableRecordException when it says nothing, or something else than its key
     */
    public SubscriptionChange decode(byte @Nullable [] keyBytes, byte @Nullable [] value, Headers headers) {
        SubscriptionKey key = key(keyBytes);
        if (value == null) {
            return deletion(key, headers.lastHeader(HeaderNames.SUBSCRIPTION_VERSION));
        }
        Subscription subscription = values.deserialize(topic, headers, value);
        boolean keyAgrees =
                key.tenant().equals(subscription.getTenant()) && key.id().equals(subscription.getId());
        if (!keyAgrees) {
            throw new UnreadableRecordException(
                    "Key " + key + " holds the subscription " + subscription.getTenant() + "/" + subscription.getId());
        }
        return new SubscriptionChange.Put(subscription);
    }

    private static SubscriptionKey key(byte @Nullable [] bytes) {
        try {
            return SubscriptionKey.parse(bytes == null ? "" : new String(bytes, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SubscriptionChange deletion(SubscriptionKey key, @Nullable Header version) {
        if (version == null || version.value() == null) {
            return new SubscriptionChange.Remove(key);
        }
        try {
            return new SubscriptionChange.Delete(key, Long.parseLong(new String(version.value(), UTF_8)));
        } catch (NumberFormatException e) {
            throw new UnreadableRecordException(
                    "Header " + HeaderNames.SUBSCRIPTION_VERSION + " of the tombstone of " + key + " is not a number");
        }
    }
}
