package io.bellbuoy.ingest.history.log;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.topics.SubscriptionKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * Under which keys an attempt is found. The same attempt has the same keys however often it is put:
 *
 * <pre>
 * attempt       A subscription time place   its status
 * notification  N tenant notification time  the key of the attempt
 * newest        L subscription event-type   the key of the newest attempt
 * </pre>
 */
final class StatusKeys {

    private static final char ATTEMPT = 'A';
    private static final char NOTIFICATION = 'N';
    private static final char NEWEST = 'L';

    private StatusKeys() {}

    static Bytes attempt(DeliveryStatus status) {
        Instant started = status.getOutcome().getStarted();
        return place(
                        new KeyBytes(ATTEMPT)
                                .text(subscription(status).toString())
                                .newestFirst(started)
                                .text(status.getNotification()),
                        status)
                .toBytes();
    }

    static Bytes notification(DeliveryStatus status) {
        Instant started = status.getOutcome().getStarted();
        return place(
                        new KeyBytes(NOTIFICATION)
                                .text(status.getTenant())
                                .text(status.getNotification())
                                .newestFirst(started)
                                .text(status.getSubscription()),
                        status)
                .toBytes();
    }

    static Bytes newest(DeliveryStatus status) {
        return new KeyBytes(NEWEST)
                .text(subscription(status).toString())
                .text(status.getEventType())
                .toBytes();
    }

    static Bytes attemptsOf(SubscriptionKey subscription) {
        return new KeyBytes(ATTEMPT).text(subscription.toString()).toBytes();
    }

    /** Where the attempts begin that started before a time. */
    static Bytes attemptsOf(SubscriptionKey subscription, Instant until) {
        return new KeyBytes(ATTEMPT)
                .text(subscription.toString())
                .newestFirst(until.minusMillis(1))
                .toBytes();
    }

    static Bytes attemptsOf(String tenant, String notification) {
        return new KeyBytes(NOTIFICATION).text(tenant).text(notification).toBytes();
    }

    static Bytes newestOf(SubscriptionKey subscription) {
        return new KeyBytes(NEWEST).text(subscription.toString()).toBytes();
    }

    static void requireAttemptOf(SubscriptionKey subscription, Bytes key) {
        Bytes prefix = attemptsOf(subscription);
        if (key.get().length < prefix.get().length + Long.BYTES || !KeyBytes.startsWith(prefix, key)) {
            throw new IllegalArgumentException("Not the place of an attempt of " + subscription);
        }
    }

    /** When the attempt of this key started. */
    static Instant started(Bytes attempt, SubscriptionKey subscription) {
        int at = attemptsOf(subscription).get().length;
        long descending = ByteBuffer.wrap(attempt.get()).getLong(at);
        return Instant.ofEpochMilli(Long.MAX_VALUE - descending);
    }

    private static SubscriptionKey subscription(DeliveryStatus status) {
        return new SubscriptionKey(status.getTenant(), status.getSubscription());
    }

    /** What makes the attempts of one notification at one time different. */
    private static KeyBytes place(KeyBytes key, DeliveryStatus status) {
        Instant replayed = Optional.ofNullable(status.getReplayed()).orElse(Instant.EPOCH);
        return key.newestFirst(replayed).descending(status.getOutcome().getAttempt());
    }
}
