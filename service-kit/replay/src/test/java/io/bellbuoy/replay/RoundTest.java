package io.bellbuoy.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.replay.deadletter.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class RoundTest {

    private static final Instant BEGUN = Instant.parse("2026-11-21T06:30:00.123Z");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Duration> gone = new ArrayList<>();
    private Instant now = BEGUN;
    private int enough = Integer.MAX_VALUE;

    @Test
    void shouldGoNoFasterThanItIsToldHoweverLongWritingTakes() {
        // When
        run(Rate.parse("10/s"), 6);

        // Then: two at once, and the time that writing took is not lost.
        assertThat(gone).containsExactly(millis(50), millis(250), millis(450));
        assertThat(producer.commitCount()).isEqualTo(3);
    }

    @Test
    void shouldWriteABatchAndTheNoteOfItInOneTransaction() {
        run(Rate.UNLIMITED, 3);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("item-0", "item-1", "item-2", "gone-3");
        assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void shouldStopBetweenTwoBatchesWhenItsSupervisorHasEnough() {
        // Given
        enough = 2;

        // When
        assertThatThrownBy(() -> run(Rate.parse("10/s"), 6)).hasMessage("enough");

        // Then
        assertThat(gone).hasSize(2);
        assertThat(producer.history()).extracting(ProducerRecord::topic).last().isEqualTo("gone-4");
        assertThat(producer.transactionInFlight()).isFalse();
    }

    private void run(Rate rate, int count) {
        Round<String> round = new Round<>(rate, RoundTest::records, clock(), new Impatient());
        round.run(
                IntStream.range(0, count).mapToObj(item -> "item-" + item).iterator(),
                TransactionalWriter.takingOver(producer),
                done -> {
                    now = now.plus(millis(50));
                    gone.add(Duration.between(BEGUN, now));
                });
    }

    private static List<ProducerRecord<byte[], byte[]>> records(List<String> batch, long gone) {
        return Stream.concat(batch.stream(), Stream.of("gone-" + gone))
                .map(topic -> new ProducerRecord<byte[], byte[]>(topic, new byte[0]))
                .toList();
    }

    private final class Impatient implements Supervisor {

        @Override
        public void check() {
            if (gone.size() >= enough) {
                throw new IllegalStateException("enough");
            }
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration.isNegative() ? Duration.ZERO : duration);
        }
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
