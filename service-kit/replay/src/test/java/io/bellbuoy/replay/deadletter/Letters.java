package io.bellbuoy.replay.deadletter;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.DeadLetterMark;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;

/** Dead letters for tests. */
public final class Letters {

    public static final Instant DIED = Instant.parse("2026-11-21T06:30:00.123Z");

    private static final SubscriptionKey CI = new SubscriptionKey("acme", "ci");

    static {
        AvroTrust.ensure();
    }

    private Letters() {}

    /** One of {@code acme/ci} that timed out. */
    public static DeadLetter letter(String eventId) {
        return DeadLetter.newBuilder()
                .setNotification(notification(eventId))
                .setReason("timeout")
                .setFault("customer")
                .setDied(DIED)
                .setEndpoint("https://ci.example:443")
                .build();
    }

    /** It at this offset of partition 0. */
    public static Entry at(long offset, DeadLetter letter) {
        return new Entry(0, offset, CI, letter);
    }

    static DeadLetterMark markBefore(long offset) {
        return DeadLetterMark.newBuilder().setKind("replayed").setBefore(offset).build();
    }

    private static Notification notification(String eventId) {
        return Notification.newBuilder()
                .setId(NotificationId.of(CI.tenant(), eventId, CI))
                .setTenant(CI.tenant())
                .setSubscription(CI.id())
                .setEvent(RegistryEvent.newBuilder().setId(eventId).build())
                .build();
    }
}
