package io.bellbuoy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.replay.deadletter.Disposal;
import io.bellbuoy.replay.deadletter.Entry;
import io.bellbuoy.replay.deadletter.Letters;
import io.bellbuoy.replay.deadletter.Rate;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class RoundTest {

    private static final TopicPartition LETTERS = new TopicPartition("notifications.dlq", 0);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Duration> gone = new ArrayList<>();
    private Instant now = Letters.DIED;

    @Test
    void shouldGoNoFasterThanItIsToldHoweverLongWritingTakes() {
        // When
        run(Disposal.REPLAYED, Rate.parse("10/s"), 6);

        // Then: two at once, and the time that writing took is not lost.
        assertThat(gone).containsExactly(millis(50), millis(250), millis(450));
        assertThat(producer.commitCount()).isEqualTo(3);
    }

    @Test
    void shouldWriteAMarkWithEveryNotification() {
        run(Disposal.REPLAYED, Rate.UNLIMITED, 3);

        assertThat(producer.history())
                .extracting(record -> record.topic())
                .containsExactly(
                        "notifications",
                        "notifications.dlq",
                        "notifications",
                        "notifications.dlq",
                        "notifications",
                        "notifications.dlq");
        assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void shouldSendNothingWhenItPurges() {
        run(Disposal.PURGED, Rate.UNLIMITED, 3);

        assertThat(producer.history()).extracting(record -> record.topic()).containsOnly("notifications.dlq");
    }

    private void run(Disposal disposal, Rate rate, int letters) {
        OutgoingRecords outgoing =
                new OutgoingRecords(new Topics("", RetryLadder.DEFAULT), (topic, record) -> new byte[0]);
        Round round = new Round(disposal, rate, outgoing, clock(), this::pass);
        Iterator<Entry> entries = LongStream.range(0, letters)
                .mapToObj(offset -> Letters.at(offset, Letters.letter("e-" + offset)))
                .iterator();
        Slice slice = new Slice(Map.of(LETTERS, 0L), Map.of(LETTERS, (long) letters));
        round.run(entries, slice, TransactionalWriter.takingOver(producer), done -> {
            pass(millis(50));
            gone.add(Duration.between(Letters.DIED, now));
        });
    }

    private void pass(Duration time) {
        now = now.plus(time.isNegative() ? Duration.ZERO : time);
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
