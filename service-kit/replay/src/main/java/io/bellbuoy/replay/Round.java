package io.bellbuoy.replay;

import io.bellbuoy.replay.deadletter.Disposal;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Deals with letters, a batch in each transaction, no faster than it should. */
final class Round {

    private final Disposal disposal;
    private final Rate rate;
    private final OutgoingRecords outgoing;
    private final Clock clock;
    private final Pause pause;

    Round(Disposal disposal, Rate rate, OutgoingRecords outgoing, Clock clock, Pause pause) {
        this.disposal = disposal;
        this.rate = rate;
        this.outgoing = outgoing;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Deals with all of them.
     *
     * @param from the slice that they were read from: what is written from now on is not meant by their marks
     * @param done is told after each batch how many it were so far
     */
    long run(Iterator<Entry> letters, Slice from, TransactionalWriter writer, LongConsumer done) {
        Instant begun = clock.instant();
        long gone = 0;
        while (letters.hasNext()) {
            pause.pause(Duration.between(clock.instant(), begun.plus(rate.after(gone))));
            List<Entry> batch = next(letters);
            writer.write(records(batch, from));
            gone += batch.size();
            done.accept(gone);
        }
        return gone;
    }

    private List<Entry> next(Iterator<Entry> letters) {
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < rate.batch() && letters.hasNext()) {
            batch.add(letters.next());
        }
        return batch;
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<Entry> batch, Slice from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return batch.stream().flatMap(letter -> records(letter, from, now)).toList();
    }

    private Stream<ProducerRecord<byte[], byte[]>> records(Entry letter, Slice from, Instant now) {
        long before = from.end(new TopicPartition(outgoing.deadLetters(), letter.partition()));
        var mark = outgoing.mark(letter.notification(), disposal, letter.partition(), before, now);
        return switch (disposal) {
            case REPLAYED -> Stream.of(outgoing.again(letter.notification(), now), mark);
            case PURGED -> Stream.of(mark);
        };
    }
}
