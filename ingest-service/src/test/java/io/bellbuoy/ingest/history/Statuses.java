package io.bellbuoy.ingest.history;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.DeliveryExchange;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;

/** Delivery statuses for tests. */
public final class Statuses {

    public static final SubscriptionKey CI = new SubscriptionKey("acme", "ci");

    static {
        AvroTrust.ensure();
    }

    private Statuses() {}

    public static DeliveryStatus delivered(SubscriptionKey key, String notification, Instant started) {
        return status(key, notification, started, 1, "delivered", "artifact.pushed");
    }

    public static DeliveryStatus status(
            SubscriptionKey key, String notification, Instant started, int attempt, String verdict, String eventType) {
        return DeliveryStatus.newBuilder()
                .setNotification(notification)
                .setTenant(key.tenant())
                .setSubscription(key.id())
                .setEvent("e-" + notification)
                .setEventType(eventType)
                .setOutcome(AttemptOutcome.newBuilder()
                        .setAttempt(attempt)
                        .setVerdict(verdict)
                        .setStarted(started)
                        .setDuration(12)
                        .build())
                .setExchange(DeliveryExchange.newBuilder()
                        .setRequestBody("{\"sent\":true}")
                        .setRequestBytes(13)
                        .setResponseBody("thanks\0")
                        .setResponseBytes(7)
                        .setConnected(1L)
                        .setAnswered(11L)
                        .build())
                .build();
    }
}
