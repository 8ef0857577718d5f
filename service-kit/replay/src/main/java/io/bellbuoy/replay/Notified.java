package io.bellbuoy.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Notification;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Which notifications a subscription has had, as far as Kafka still knows: their ids, in memory. */
public final class Notified {

    /** None. */
    public static final Notified NONE = new Notified();

    private static final String DELIVERED = "delivered";

    private final Set<String> all = new HashSet<>();
    private final Set<String> delivered = new HashSet<>();

    private Notified() {}

    /** Reads those that were made, and those that something became of, which are kept for longer. */
    static Notified of(SubscriptionKey key, Instant since, Connection connection) {
        Notified notified = new Notified();
        read(
                connection,
                connection.topics().notifications(),
                key,
                since,
                Notification.class,
                made -> notified.all.add(made.getId()));
        read(connection, connection.topics().deliveryStatus(), key, since, DeliveryStatus.class, notified::take);
        return notified;
    }

    /** Whether this was one of them. */
    public boolean includes(String notification) {
        return all.contains(notification);
    }

    /** Whether it arrived. */
    public boolean wasDelivered(String notification) {
        return delivered.contains(notification);
    }

    private void take(DeliveryStatus status) {
        all.add(status.getNotification());
        if (status.getOutcome().getVerdict().equals(DELIVERED)) {
            delivered.add(status.getNotification());
        }
    }

    private static <T extends SpecificRecord> void read(
            Connection connection, String topic, SubscriptionKey key, Instant since, Class<T> type, Consumer<T> taker) {
        Deserializer<T> deserializer = connection.values(type);
        Slice slice = connection.upToNow(List.of(connection.partitionOf(topic, key)), since);
        connection.read(slice).stream()
                .filter(record -> isOf(key, record))
                .forEach(record -> decode(record, deserializer, taker));
    }

    private static boolean isOf(SubscriptionKey key, ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null && record.value() != null && key.toString().equals(new String(record.key(), UTF_8));
    }

    private static <T> void decode(
            ConsumerRecord<byte[], byte[]> record, Deserializer<T> deserializer, Consumer<T> taker) {
        try {
            taker.accept(deserializer.deserialize(record.topic(), record.value()));
        } catch (UnreadableRecordException e) {
            // Whoever it is for has set it aside.
        }
    }
}
