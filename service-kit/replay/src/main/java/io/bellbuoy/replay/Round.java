package io.bellbuoy.replay;

import io.bellbuoy.replay.deadletter.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Deals with things, a batch in each transaction, no faster than it should. */
final class Round<T> {

    private final Rate rate;
    private final Dealing<T> dealing;
    private final Clock clock;
    private final Supervisor supervisor;

    Round(Rate rate, Dealing<T> dealing, Clock clock, Supervisor supervisor) {
        this.rate = rate;
        this.dealing = dealing;
        this.clock = clock;
        this.supervisor = supervisor;
    }

    /** What is to be written of a batch, all or nothing. */
    @FunctionalInterface
    interface Dealing<T> {

        /**
         * Makes the records.
         *
         * @param gone how many it will be with these, all in all
         */
        List<ProducerRecord<byte[], byte[]>> records(List<T> batch, long gone);
    }

    /**
     * Deals with all of them.
     *
     * @param done is told after each batch how many it were so far
     */
    long run(Iterator<T> items, TransactionalWriter writer, LongConsumer done) {
        Instant begun = clock.instant();
        long gone = 0;
        while (items.hasNext()) {
            supervisor.check();
            supervisor.pause(Duration.between(clock.instant(), begun.plus(rate.after(gone))));
            List<T> batch = next(items);
            gone += batch.size();
            writer.write(dealing.records(batch, gone));
            done.accept(gone);
        }
        return gone;
    }

    private List<T> next(Iterator<T> items) {
        List<T> batch = new ArrayList<>();
        while (batch.size() < rate.batch() && items.hasNext()) {
            batch.add(items.next());
        }
        return batch;
    }
}
