package io.bellbuoy.replay.deadletter;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.DeadLetterMark;
import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;

/**
 * A record of the dead-letter topic: a letter, or a mark that says that letters before it are dealt with.
 *
 * @param partition where it stands
 * @param offset where it stands on that partition
 * @param key of the subscription, and of the record
 */
public record Entry(int partition, long offset, SubscriptionKey key, DeadLetter record) {

    /** Empty for a letter. */
    public Optional<DeadLetterMark> mark() {
        return Optional.ofNullable(record.getMark());
    }

    /** The notification that died; of a mark only its id, tenant and subscription. */
    public Notification notification() {
        return record.getNotification();
    }
}
