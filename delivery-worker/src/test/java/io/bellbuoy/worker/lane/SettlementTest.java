package io.bellbuoy.worker.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.worker.attempt.Outcome;
import io.bellbuoy.worker.attempt.Outgoing;
import io.bellbuoy.worker.ledger.Ledger;
import io.bellbuoy.worker.ledger.OffsetMap;
import io.bellbuoy.worker.ledger.OffsetMapCodec;
import io.bellbuoy.worker.ledger.Ticket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

final class SettlementTest {

    private static final TopicPartition FIRST = new TopicPartition("notifications", 0);
    private static final TopicPartition SECOND = new TopicPartition("notifications", 1);
    private static final OffsetMapCodec CODEC = new OffsetMapCodec("cluster");
    private static final ConsumerGroupMetadata GROUP = new MockConsumer<>("earliest").groupMetadata();
    private static final Serializer<SpecificRecord> NO_AVRO = (topic, record) -> {
        throw new AssertionError("Everything here is bytes already");
    };

    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final Settlement settlement =
            new Settlement(new Transactions(this::producer), NO_AVRO, CODEC, Runnable::run, Runnable::run);
    private RuntimeException commitFailure;

    @Test
    void shouldWriteOutcomesAndOffsetsInOneTransaction() {
        // Given
        settlement.add(FIRST, outcome("a"));
        settlement.add(SECOND, outcome("b"));

        // When
        settle(Map.of(FIRST, OffsetMap.upTo(1), SECOND, OffsetMap.upTo(1)));

        // Then
        assertThat(written(0)).containsExactly("a", "b");
        assertThat(producers.get(0).commitCount()).isEqualTo(1);
        assertThat(offsets(0))
                .containsExactly(Map.of(FIRST, new OffsetAndMetadata(1), SECOND, new OffsetAndMetadata(1)));
        assertThat(settlement.isEmpty()).isTrue();
    }

    @Test
    void shouldSettleTheSameOutcomesAgainWithANewProducerWhenItFailed() {
        // Given
        settlement.add(FIRST, outcome("a"));
        commitFailure = new KafkaException("The broker is away");
        assertThat(settle(Map.of(FIRST, OffsetMap.upTo(1)))).containsSame(commitFailure);
        commitFailure = null;
        settlement.add(FIRST, outcome("b"));

        // When
        settle(Map.of(FIRST, OffsetMap.upTo(2)));

        // Then
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(written(1)).containsExactly("a", "b");
        assertThat(offsets(1)).containsExactly(Map.of(FIRST, new OffsetAndMetadata(2)));
    }

    @Test
    void shouldForgetWhatItCouldNotSettleOfPartitionsThatAreGone() {
        // Given
        settlement.add(FIRST, outcome("a"));
        settlement.add(SECOND, outcome("b"));

        // When
        settlement.forget(List.of(FIRST));

        // Then
        settle(Map.of(SECOND, OffsetMap.upTo(1)));
        assertThat(written(0)).containsExactly("b");
    }

    @Test
    void shouldCommitOnlyOffsetsThatHaveMoved() {
        // Given
        settlement.add(FIRST, outcome("a"));
        settle(Map.of(FIRST, OffsetMap.upTo(1), SECOND, OffsetMap.upTo(5)));
        settlement.add(FIRST, outcome("b"));

        // When
        settle(Map.of(FIRST, OffsetMap.upTo(2), SECOND, OffsetMap.upTo(5)));

        // Then
        assertThat(offsets(0).get(1)).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(2)));
    }

    @Test
    void shouldCommitWhatIsCompleteBeyondAPointThatHasNotMoved() {
        // Given
        Ledger<TopicPartition> ledger = new Ledger<>();
        ledger.assigned(FIRST, OffsetMap.upTo(0));
        ledger.received(FIRST, 0);
        Optional<Ticket<TopicPartition>> second = ledger.received(FIRST, 1);
        settle(ledger.commits());

        // When
        ledger.completed(second.orElseThrow());
        settle(ledger.commits());

        // Then
        OffsetAndMetadata commit = offsets(0).get(1).get(FIRST);
        assertThat(commit.offset()).isZero();
        assertThat(CODEC.decode(0, commit.metadata())).contains(ledger.commits().get(FIRST));
    }

    @Test
    void shouldKeepForTheNextTimeWhatEndsWhileKafkaHasNotAnswered() {
        // Given
        Queue<Runnable> writing = new ArrayDeque<>();
        Settlement slow = new Settlement(new Transactions(this::producer), NO_AVRO, CODEC, writing::add, Runnable::run);
        slow.add(FIRST, outcome("a"));
        slow.settle(Map.of(FIRST, OffsetMap.upTo(1)), GROUP, failure -> {});

        // When
        slow.add(FIRST, outcome("b"));
        writing.remove().run();

        // Then
        assertThat(written(0)).containsExactly("a");
        assertThat(slow.isUnderway()).isFalse();
        assertThat(slow.isEmpty()).isFalse();
    }

    @Test
    void shouldNotSettleAgainWhatFailedOfPartitionsThatWereLostMeanwhile() {
        // Given
        Queue<Runnable> writing = new ArrayDeque<>();
        Settlement slow = new Settlement(new Transactions(this::producer), NO_AVRO, CODEC, writing::add, Runnable::run);
        slow.add(FIRST, outcome("a"));
        slow.add(SECOND, outcome("b"));
        commitFailure = new KafkaException("The broker is away");
        slow.settle(Map.of(FIRST, OffsetMap.upTo(1), SECOND, OffsetMap.upTo(1)), GROUP, failure -> {});
        slow.forget(List.of(FIRST));
        writing.remove().run();
        commitFailure = null;

        // When
        slow.settle(Map.of(SECOND, OffsetMap.upTo(1)), GROUP, failure -> {});
        writing.remove().run();

        // Then
        assertThat(written(1)).containsExactly("b");
        assertThat(offsets(1)).containsExactly(Map.of(SECOND, new OffsetAndMetadata(1)));
    }

    private Optional<RuntimeException> settle(Map<TopicPartition, OffsetMap> commits) {
        AtomicReference<Optional<RuntimeException>> failed = new AtomicReference<>(Optional.empty());
        settlement.settle(commits, GROUP, failed::set);
        return failed.get();
    }

    private Producer<byte[], byte[]> producer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.commitTransactionException = commitFailure;
        producers.add(producer);
        return producer;
    }

    private List<String> written(int producer) {
        return producers.get(producer).history().stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private List<Map<TopicPartition, OffsetAndMetadata>> offsets(int producer) {
        return producers.get(producer).consumerGroupOffsetsHistory().stream()
                .map(groups -> groups.get(GROUP.groupId()))
                .toList();
    }

    private static Outcome outcome(String value) {
        return new Outcome(
                List.of(Outgoing.ofBytes(new ProducerRecord<>("delivery-status", value.getBytes(UTF_8)))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
