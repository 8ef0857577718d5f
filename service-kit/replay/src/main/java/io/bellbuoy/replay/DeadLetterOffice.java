package io.bellbuoy.replay;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.replay.deadletter.Disposal;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.LetterFilter;
import io.bellbuoy.replay.deadletter.Rate;
import io.bellbuoy.replay.deadletter.Selection;
import io.bellbuoy.replay.deadletter.Tally;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Where dead letters are looked at and dealt with. A letter that was replayed or purged is marked by a record behind it,
 * written in one transaction with what is sent: so a round that was interrupted, however, goes on where it stopped, and
 * one that is run twice finds nothing to do. Of two rounds at once that may mean the same letters, the later takes over
 * before it looks which letters are marked. For one thread; every stream that it gives ends the one before.
 */
public final class DeadLetterOffice implements AutoCloseable {

    private final Connection connection;
    private final Clock clock;

    private DeadLetterOffice(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** Opens it; Kafka is asked only when something is wanted. */
    public static DeadLetterOffice open(BellbuoyConfig config) {
        return open(config, Supervisor.PATIENT);
    }

    /** Opens it for someone who may have enough of it. */
    public static DeadLetterOffice open(BellbuoyConfig config, Supervisor supervisor) {
        return new DeadLetterOffice(new Connection(config, supervisor), Clock.systemUTC());
    }

    /** The letters that wait, the oldest first, one of each notification. */
    public Stream<Entry> waiting(Selection selection) {
        return waiting(slice(selection.filter()), selection).letters();
    }

    /** All letters and marks of a notification, the oldest first. */
    public Stream<Entry> history(String notification, LetterFilter filter) {
        return log(slice(filter), filter)
                .entries()
                .filter(entry -> entry.notification().getId().equals(notification));
    }

    /**
     * Sends the notifications of waiting letters again.
     *
     * @return how many
     * @throws TakenOverException when someone else began to replay or purge meanwhile
     */
    public long replay(Selection selection, Rate rate, Progress progress) {
        return deal(selection, rate, Disposal.REPLAYED, progress);
    }

    /**
     * Marks waiting letters, so that they are never replayed.
     *
     * @return how many
     * @throws TakenOverException when someone else began to replay or purge meanwhile
     */
    public long purge(Selection selection, Progress progress) {
        return deal(selection, Rate.UNLIMITED, Disposal.PURGED, progress);
    }

    @Override
    public void close() {
        connection.close();
    }

    private long deal(Selection selection, Rate rate, Disposal disposal, Progress progress) {
        // In this order: once the writer has taken over nobody else writes marks, and then all that were written are
        // read.
        try (TransactionalWriter writer = takeOver(selection.filter())) {
            Slice slice = slice(selection.filter());
            Waiting waiting = waiting(slice, selection);
            progress.planned(Tally.of(waiting.letters()));
            Round.Dealing<Entry> dealing =
                    (batch, gone) -> Stream.concat(records(batch, slice, disposal), progress.note(gone).stream())
                            .toList();
            return new Round<>(rate, dealing, clock, connection.supervisor())
                    .run(waiting.letters().iterator(), writer, progress::done);
        }
    }

    /** From whoever deals with letters of this tenant, or of all; for all of them, from whoever deals with any. */
    private TransactionalWriter takeOver(LetterFilter filter) {
        String tenant = filter.tenant();
        if (tenant != null) {
            end(Writers.ALL_TENANTS);
            return connection.writer(Writers.of(tenant));
        }
        TransactionalWriter writer = connection.writer(Writers.ALL_TENANTS);
        tenantsOf(filter).map(Writers::of).forEach(this::end);
        return writer;
    }

    private void end(String other) {
        connection.writer(other).close();
    }

    private Stream<String> tenantsOf(LetterFilter filter) {
        return Tally.of(waiting(new Selection(filter, Long.MAX_VALUE))).bySubscription().keySet().stream()
                .map(key -> SubscriptionKey.parse(key).tenant())
                .distinct();
    }

    private Stream<ProducerRecord<byte[], byte[]>> records(List<Entry> batch, Slice from, Disposal disposal) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OutgoingRecords outgoing = connection.outgoing();
        return batch.stream().flatMap(letter -> {
            // What is written from now on is not meant.
            long before = from.end(new TopicPartition(connection.topics().deadLetters(), letter.partition()));
            var mark = outgoing.mark(letter.notification(), disposal, letter.partition(), before, now);
            return disposal == Disposal.REPLAYED
                    ? Stream.of(outgoing.again(letter.notification(), now), mark)
                    : Stream.of(mark);
        });
    }

    private Waiting waiting(Slice slice, Selection selection) {
        return Waiting.in(log(slice, selection.filter()), selection);
    }

    private LetterLog log(Slice slice, LetterFilter filter) {
        return connection.letters(slice, keysOf(filter));
    }

    private Slice slice(LetterFilter filter) {
        return connection.upToNow(partitions(filter), filter.since());
    }

    private List<TopicPartition> partitions(LetterFilter filter) {
        String topic = connection.topics().deadLetters();
        return filter.tenant() == null || filter.subscription() == null
                ? connection.partitionsOf(topic)
                : List.of(connection.partitionOf(topic, new SubscriptionKey(filter.tenant(), filter.subscription())));
    }

    private static Predicate<String> keysOf(LetterFilter filter) {
        String tenant = filter.tenant();
        String prefix = tenant == null ? "" : SubscriptionKey.prefixOf(tenant);
        return key -> key.startsWith(prefix);
    }

    /** Names of those who write marks: one for each tenant's letters and one for all, so that no two write the same. */
    private static final class Writers {

        static final String ALL_TENANTS = "dlq-replay";

        private Writers() {}

        static String of(String tenant) {
            return ALL_TENANTS + "-" + tenant;
        }
    }
}
