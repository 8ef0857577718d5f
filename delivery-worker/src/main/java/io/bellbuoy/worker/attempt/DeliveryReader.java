package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.Notification;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads records of {@code notifications} and the retry rungs. Confined to one thread, like its deserializer. */
final class DeliveryReader {

    private final Deserializer<Notification> deserializer;

    DeliveryReader(Deserializer<Notification> deserializer) {
        this.deserializer = deserializer;
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableNotificationException when it cannot be read now or later
     * @throws io.bellbuoy.serde.RegistryUnavailableException when it can perhaps be read later
     */
    Delivery read(ConsumerRecord<byte[], byte[]> record) throws UnreadableNotificationException {
        try {
            return delivery(record);
        } catch (RetriableException e) {
            throw e;
        } catch (RuntimeException e) {
            // The backstop: nothing that is wrong with a record may stop those behind it.
            throw new UnreadableNotificationException(
                    "Reading it failed with " + e.getClass().getName(), e);
        }
    }

    private Delivery delivery(ConsumerRecord<byte[], byte[]> record) throws UnreadableNotificationException {
        requireRoom(record);
        Notification notification = decode(record);
        require("id", notification.getId());
        require("event", notification.getEvent().getId());
        return new Delivery(
                record,
                notification,
                keyOf(notification),
                AttemptsHeader.read(record.headers()),
                ParkingsHeader.read(record.headers()),
                TurnHeader.read(record.headers()),
                false);
    }

    private static void requireRoom(ConsumerRecord<byte[], byte[]> record) throws UnreadableNotificationException {
        if (!RecordRoom.fitsValue(record.value())) {
            throw new UnreadableNotificationException("The value is too large");
        }
        if (!RecordRoom.fits(record.headers())) {
            throw new UnreadableNotificationException("The headers are too large");
        }
    }

    private Notification decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableNotificationException {
        if (record.value() == null) {
            throw new UnreadableNotificationException("The record has no value");
        }
        try {
            return deserializer.deserialize(record.topic(), record.value());
        } catch (UnreadableRecordException e) {
            throw new UnreadableNotificationException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SubscriptionKey keyOf(Notification notification) throws UnreadableNotificationException {
        try {
            return new SubscriptionKey(notification.getTenant(), notification.getSubscription());
        } catch (IllegalArgumentException e) {
            throw new UnreadableNotificationException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void require(String what, String id) throws UnreadableNotificationException {
        if (id.isEmpty()) {
            throw new UnreadableNotificationException("The notification has no " + what);
        }
    }
}
