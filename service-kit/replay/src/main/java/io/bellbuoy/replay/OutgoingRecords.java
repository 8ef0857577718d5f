package io.bellbuoy.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.DeadLetterMark;
import io.bellbuoy.events.Notification;
import io.bellbuoy.replay.deadletter.Disposal;
import io.bellbuoy.topics.ReplayedHeader;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** What is written when an operator deals with a notification. */
final class OutgoingRecords {

    private final Topics topics;
    private final Serializer<SpecificRecord> serializer;

    OutgoingRecords(Topics topics, Serializer<SpecificRecord> serializer) {
        this.topics = topics;
        this.serializer = serializer;
    }

    /** The notification as if it were new: with its id, its key, and no attempts so far. */
    ProducerRecord<byte[], byte[]> again(Notification notification, Instant now) {
        byte[] value = serializer.serialize(topics.notifications(), notification);
        var record = new ProducerRecord<>(topics.notifications(), key(notification), value);
        ReplayedHeader.write(now, record.headers());
        return record;
    }

    /**
     * Says that what died of it is dealt with.
     *
     * @param partition where its letters stand
     * @param before letters from this offset on are not meant
     */
    ProducerRecord<byte[], byte[]> mark(
            Notification notification, Disposal disposal, int partition, long before, Instant now) {
        DeadLetter mark = DeadLetter.newBuilder()
                .setNotification(Notification.newBuilder()
                        .setId(notification.getId())
                        .setTenant(notification.getTenant())
                        .setSubscription(notification.getSubscription())
                        .build())
                .setMark(DeadLetterMark.newBuilder()
                        .setKind(disposal.code())
                        .setBefore(before)
                        .setTime(now)
                        .build())
                .build();
        byte[] value = serializer.serialize(topics.deadLetters(), mark);
        return new ProducerRecord<>(topics.deadLetters(), partition, key(notification), value);
    }

    private static byte[] key(Notification notification) {
        return new SubscriptionKey(notification.getTenant(), notification.getSubscription())
                .toString()
                .getBytes(UTF_8);
    }
}
