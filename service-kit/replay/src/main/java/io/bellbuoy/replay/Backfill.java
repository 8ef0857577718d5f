package io.bellbuoy.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.producer.EventRules;
import io.bellbuoy.replay.deadletter.Rate;
import io.bellbuoy.serde.UnreadableRecordException;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Has a subscription notified of events that it was not notified of when they came: it was not there, or did not ask for
 * them. The events are matched with it as it is now, and make the notifications that the matcher would have made, with the
 * same ids, in the order of the events; each takes its place behind those that are there already. For one thread.
 */
public final class Backfill implements AutoCloseable {

    private final Connection connection;
    private final Subscription subscription;
    private final SubscriptionKey key;
    private final SubscriptionMatcher matcher;
    private final Deserializer<RegistryEvent> deserializer;
    private final Clock clock;

    private Backfill(Connection connection, Subscription subscription, Clock clock) {
        this.connection = connection;
        this.subscription = subscription;
        this.key = new SubscriptionKey(subscription.getTenant(), subscription.getId());
        this.matcher = SubscriptionMatcher.compile(subscription);
        this.deserializer = connection.values(RegistryEvent.class);
        this.clock = clock;
    }

    /**
     * Opens it; Kafka is asked only when something is wanted.
     *
     * @throws io.bellbuoy.matching.InvalidSubscriptionException when it cannot be matched
     */
    public static Backfill open(BellbuoyConfig config, Subscription subscription, Supervisor supervisor) {
        return new Backfill(new Connection(config, supervisor), subscription, Clock.systemUTC());
    }

    /**
     * A stretch of the tenant's partition of {@code events}.
     *
     * @param from offset of its first record
     * @param to offset behind its last record
     */
    public record Stretch(long from, long to) {}

    /**
     * What a stretch holds.
     *
     * @param events of the tenant
     * @param matched those that the subscription wants
     * @param notified those of them that it was notified of, as far as Kafka still knows
     * @param delivered those of them that were delivered, as far as Kafka still knows
     */
    public record Survey(long events, long matched, long notified, long delivered) {}

    /** What was appended at this time or later, up to now. */
    public Stretch since(Instant since) {
        TopicPartition events = events();
        Slice slice = connection.upToNow(List.of(events), since);
        return new Stretch(slice.start(events), slice.end(events));
    }

    /** What the subscription was notified of, at this time or later. */
    public Notified notifiedSince(Instant since) {
        return Notified.of(key, since, connection);
    }

    /** Counts, and writes nothing. */
    public Survey survey(Stretch stretch, Notified notified) {
        long[] events = new long[1];
        List<String> matched = found(events(stretch).peek(event -> events[0]++))
                .map(found -> found.notification().getId())
                .toList();
        return new Survey(
                events[0],
                matched.size(),
                matched.stream().filter(notified::includes).count(),
                matched.stream().filter(notified::wasDelivered).count());
    }

    /** Is told how it goes on, on the thread that does it. */
    public interface Report {

        /**
         * What to write in one transaction with a batch, to go on from there.
         *
         * @param notifications how many it will be then, all in all
         * @param next offset of the first event that is not done with then
         */
        List<ProducerRecord<byte[], byte[]>> note(long notifications, long next);

        /** That is written. */
        void noted();
    }

    /**
     * Notifies.
     *
     * @param but leaves these out
     * @return of how many events
     * @throws TakenOverException when another has the writer's name by now
     */
    public long run(Stretch stretch, Notified but, Rate rate, TransactionalWriter writer, Report report) {
        Stream<Found> found = found(events(stretch))
                .filter(match -> !but.includes(match.notification().getId()));
        Round.Dealing<Found> dealing = (batch, gone) -> Stream.concat(
                        again(batch),
                        report.note(gone, batch.get(batch.size() - 1).offset() + 1).stream())
                .toList();
        return new Round<>(rate, dealing, clock, connection.supervisor())
                .run(found.iterator(), writer, gone -> report.noted());
    }

    @Override
    public void close() {
        connection.close();
    }

    private record Event(RegistryEvent event, long offset) {}

    private record Found(Notification notification, long offset) {}

    private TopicPartition events() {
        return connection.partitionOf(connection.topics().events(), key.tenant());
    }

    private Stream<Event> events(Stretch stretch) {
        TopicPartition events = events();
        Slice slice = new Slice(Map.of(events, stretch.from()), Map.of(events, stretch.to()));
        return connection.read(slice).stream().flatMap(record -> read(record).stream());
    }

    /** Of an event that was reported twice only the first, as the matcher has it. */
    private Stream<Found> found(Stream<Event> events) {
        Set<String> met = new HashSet<>();
        return events.flatMap(event -> match(event).stream())
                .filter(found -> met.add(found.notification().getId()));
    }

    /** What the matcher would set aside is left out here. */
    private Optional<Event> read(ConsumerRecord<byte[], byte[]> record) {
        // Most records of other tenants are told by their key, and need not be decoded.
        if (record.key() == null
                || !key.tenant().equals(new String(record.key(), UTF_8))
                || record.value() == null
                || record.value().length > Topics.MAX_EVENT_BYTES) {
            return Optional.empty();
        }
        try {
            RegistryEvent event = deserializer.deserialize(record.topic(), record.headers(), record.value());
            boolean isFit =
                    EventRules.violation(event).isEmpty() && event.getTenant().equals(key.tenant());
            return isFit ? Optional.of(new Event(event, record.offset())) : Optional.empty();
        } catch (UnreadableRecordException e) {
            return Optional.empty();
        }
    }

    private Optional<Found> match(Event found) {
        RegistryEvent event = found.event();
        return matcher.match(event)
                .map(matched -> new Notification(
                        NotificationId.of(event.getTenant(), event.getId(), key),
                        key.tenant(),
                        key.id(),
                        subscription.getVersion(),
                        matched,
                        event))
                .map(notification -> new Found(notification, found.offset()));
    }

    private Stream<ProducerRecord<byte[], byte[]>> again(List<Found> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return batch.stream().map(found -> connection.outgoing().again(found.notification(), now));
    }
}
