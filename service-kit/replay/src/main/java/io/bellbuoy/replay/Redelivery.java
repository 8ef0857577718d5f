package io.bellbuoy.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Notification;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.replay.deadletter.Disposal;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Sends one notification again, whatever became of it. For one thread. */
public final class Redelivery implements AutoCloseable {

    private final Connection connection;
    private final Deserializer<Notification> deserializer;
    private final Clock clock;

    private Redelivery(Connection connection, Clock clock) {
        this.connection = connection;
        this.deserializer = connection.values(Notification.class);
        this.clock = clock;
    }

    /** Opens it; Kafka is asked only when something is wanted. */
    public static Redelivery open(BellbuoyConfig config) {
        return open(config, Supervisor.PATIENT);
    }

    /** Opens it for someone who may have enough of it. */
    public static Redelivery open(BellbuoyConfig config, Supervisor supervisor) {
        return new Redelivery(new Connection(config, supervisor), Clock.systemUTC());
    }

    /** Finds it among the notifications that are kept, else among the dead letters. Empty when it is in neither. */
    public Optional<Redelivered> redeliver(Wanted wanted) {
        Optional<Redelivered> found = inNotifications(wanted).or(() -> inDeadLetters(wanted));
        found.ifPresent(this::sendAgain);
        return found;
    }

    @Override
    public void close() {
        connection.close();
    }

    private Optional<Redelivered> inNotifications(Wanted wanted) {
        SliceReader records = connection.read(slice(connection.topics().notifications(), wanted));
        while (records.hasNext()) {
            Optional<Redelivered> found = found(records.next(), wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Redelivered> inDeadLetters(Wanted wanted) {
        String topic = connection.topics().deadLetters();
        return connection
                .letters(slice(topic, wanted), wanted::mayHaveKey)
                .entries()
                .filter(entry -> entry.mark().isEmpty() && wanted.is(entry.notification()))
                .map(letter -> new Redelivered(letter.notification(), topic, letter.partition(), letter.offset()))
                .findFirst();
    }

    private Slice slice(String topic, Wanted wanted) {
        SubscriptionKey key = wanted.key();
        List<TopicPartition> partitions =
                key == null ? connection.partitionsOf(topic) : List.of(connection.partitionOf(topic, key));
        return connection.upToNow(partitions, wanted.since());
    }

    private Optional<Redelivered> found(ConsumerRecord<byte[], byte[]> record, Wanted wanted) {
        // Most records are told by their key that they are not meant, and need not be decoded.
        if (record.key() == null || !wanted.mayHaveKey(new String(record.key(), UTF_8))) {
            return Optional.empty();
        }
        try {
            return Optional.of(deserializer.deserialize(record.topic(), record.value()))
                    .filter(wanted::is)
                    .map(notification ->
                            new Redelivered(notification, record.topic(), record.partition(), record.offset()));
        } catch (UnreadableRecordException e) {
            // The worker has set it aside.
            return Optional.empty();
        }
    }

    /**
     * With a mark, in case that it died: otherwise a replay would send it once more. Nobody is taken over from for one
     * notification; a replay that is under way may send it as well.
     */
    private void sendAgain(Redelivered found) {
        Notification notification = found.notification();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SubscriptionKey key = new SubscriptionKey(notification.getTenant(), notification.getSubscription());
        TopicPartition letters = connection.partitionOf(connection.topics().deadLetters(), key);
        long before = connection.upToNow(List.of(letters), null).end(letters);
        OutgoingRecords outgoing = connection.outgoing();
        try (TransactionalWriter writer = connection.writer("redeliver-" + UUID.randomUUID())) {
            writer.write(List.of(
                    outgoing.again(notification, now),
                    outgoing.mark(notification, Disposal.REPLAYED, letters.partition(), before, now)));
        }
    }
}
