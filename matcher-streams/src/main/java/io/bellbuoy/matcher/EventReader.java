package io.bellbuoy.matcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.producer.EventRules;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads events, and trusts no producer: one that goes its own way may have left out what matching needs. */
final class EventReader {

    private final Deserializer<RegistryEvent> events;
    private final int partitions;

    /** A reader of a topic with so many partitions. */
    EventReader(Deserializer<RegistryEvent> events, int partitions) {
        this.events = events;
        this.partitions = partitions;
    }

    /**
     * The event, fit to be matched.
     *
     * @throws UnreadableRecordException when it is not
     * @throws io.bellbuoy.serde.RegistryUnavailableException when nobody can tell yet
     */
    RegistryEvent read(Record<byte[], byte[]> record, RecordMetadata found) {
        require(record.value() != null, () -> "The record has no value");
        int bytes = record.value().length;
        require(
                bytes <= Topics.MAX_EVENT_BYTES,
                () -> bytes + " bytes are more than the " + Topics.MAX_EVENT_BYTES + " allowed");
        RegistryEvent event = events.deserialize(found.topic(), record.headers(), record.value());
        EventRules.violation(event).ifPresent(violation -> {
            throw new UnreadableRecordException("Field " + violation.field() + " " + violation.detail());
        });
        requirePlace(event.getTenant(), record.key(), found.partition());
        return event;
    }

    /**
     * Whether an event that is read is to be matched too. What the platform tells is on every partition, for the
     * subscriptions there, and is one event all the same.
     */
    boolean isMatchedOn(int partition, RegistryEvent event) {
        return !isPlatforms(event.getTenant()) || partition == home(event.getTenant());
    }

    /** On any other partition the tenant's subscriptions are not there to meet it. */
    private void requirePlace(String tenant, byte @Nullable [] key, int partition) {
        boolean keyed = key != null && tenant.equals(new String(key, UTF_8));
        require(keyed, () -> "The record's key is not the event's tenant " + tenant);
        require(
                isPlatforms(tenant) || partition == home(tenant),
                () -> "The tenant " + tenant + " belongs on partition " + home(tenant) + " and not on " + partition
                        + "; the producer must partition by murmur2 of the key");
    }

    private static boolean isPlatforms(String tenant) {
        return tenant.equals(SubscriptionKey.PLATFORM);
    }

    private int home(String tenant) {
        return TenantPartitioner.partition(tenant, partitions);
    }

    /** The words are made for those that are refused: every event comes by here. */
    private static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new UnreadableRecordException(otherwise.get());
        }
    }
}
