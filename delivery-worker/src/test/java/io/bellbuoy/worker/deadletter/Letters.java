package io.bellbuoy.worker.deadletter;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.DeadLetterMark;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.Samples;

/** Dead letters for tests. */
public final class Letters {

    private Letters() {}

    /** One of {@code acme/ci} that timed out. */
    public static DeadLetter letter(String eventId) {
        return DeadLetter.newBuilder()
                .setNotification(Samples.notification(eventId, "ci"))
                .setReason("timeout")
                .setFault("customer")
                .setDied(Samples.TIME)
                .setEndpoint("https://ci.example:443")
                .build();
    }

    /** It at this offset of partition 0. */
    public static Entry at(long offset, DeadLetter letter) {
        return new Entry(0, offset, new SubscriptionKey("acme", "ci"), letter);
    }

    static DeadLetterMark markBefore(long offset) {
        return DeadLetterMark.newBuilder().setKind("replayed").setBefore(offset).build();
    }
}
