package io.bellbuoy.replay;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.replay.deadletter.Disposal;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.Rate;
import io.bellbuoy.replay.deadletter.Selection;
import io.bellbuoy.replay.deadletter.Tally;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where dead letters are looked at and dealt with. A letter that was replayed or purged is marked by a record behind it,
 * written in one transaction with what is sent: so a round that was interrupted, however, goes on where it stopped, and
 * one that is run twice finds nothing to do. Of two rounds at once the later takes over before it looks which letters are
 * marked. For one thread; every stream that it gives ends the one before.
 */
public final class DeadLetterOffice implements AutoCloseable {

    /** One name for all, so that no two write at once. */
    private static final String WRITER = "dlq-replay";

    private final Connection connection;
    private final Clock clock;
    private final Pause pause;

    private DeadLetterOffice(Connection connection, Clock clock, Pause pause) {
        this.connection = connection;
        this.clock = clock;
        this.pause = pause;
    }

    /** Opens it; Kafka is asked only when something is wanted. */
    public static DeadLetterOffice open(BellbuoyConfig config) {
        return new DeadLetterOffice(new Connection(config), Clock.systemUTC(), Pause::sleep);
    }

    /** The letters that wait, the oldest first, one of each notification. */
    public Stream<Entry> waiting(Selection selection) {
        return waiting(slice(selection.filter().since()), selection).letters();
    }

    /** All letters and marks of a notification, the oldest first. */
    public Stream<Entry> history(String notification, @Nullable Instant since) {
        return connection.letters(slice(since)).entries().filter(entry -> entry.notification()
                .getId()
                .equals(notification));
    }

    /**
     * Sends the notifications of waiting letters again.
     *
     * @return how many
     * @throws TakenOverException when someone else began to replay or purge meanwhile
     */
    public long replay(Selection selection, Rate rate, Progress progress) {
        return deal(selection, progress, round(Disposal.REPLAYED, rate));
    }

    /**
     * Marks waiting letters, so that they are never replayed.
     *
     * @return how many
     * @throws TakenOverException when someone else began to replay or purge meanwhile
     */
    public long purge(Selection selection, Progress progress) {
        return deal(selection, progress, round(Disposal.PURGED, Rate.UNLIMITED));
    }

    @Override
    public void close() {
        connection.close();
    }

    private long deal(Selection selection, Progress progress, Round round) {
        // In this order: once the writer has taken over nobody else writes marks, and then all that were written are
        // read.
        try (TransactionalWriter writer = connection.writer(WRITER)) {
            Slice slice = slice(selection.filter().since());
            Waiting waiting = waiting(slice, selection);
            progress.planned(Tally.of(waiting.letters()));
            return round.run(waiting.letters().iterator(), slice, writer, progress::done);
        }
    }

    private Round round(Disposal disposal, Rate rate) {
        return new Round(disposal, rate, connection.outgoing(), clock, pause);
    }

    private Waiting waiting(Slice slice, Selection selection) {
        return Waiting.in(connection.letters(slice), selection);
    }

    private Slice slice(@Nullable Instant since) {
        return connection.upToNow(connection.partitionsOf(connection.topics().deadLetters()), since);
    }
}
