package io.bellbuoy.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.ledger.Ledger;
import io.bellbuoy.worker.ledger.OffsetMap;
import io.bellbuoy.worker.ledger.OffsetMapCodec;
import io.bellbuoy.worker.ledger.Ticket;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.verdict.Response;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private static final Topics TOPICS = new Topics("", RetryLadder.DEFAULT);
    private static final TopicPartition PARTITION = new TopicPartition(TOPICS.notifications(), 0);
    private static final int MAX_IN_FLIGHT = 1;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                Set<TopicPartition> partitions, Duration patience) {
            if (!commitsAreReadable) {
                throw new TimeoutException("A transaction is open");
            }
            return super.committed(partitions, patience);
        }
    };
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private boolean commitsAreReadable = true;
    private boolean subscriptionIsKnown = true;
    private final ShiftedClock clock = new ShiftedClock();
    private final Pulse pulse = new Pulse("lane-0", clock);
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private RuntimeException settlingFailure;
    private final List<Promise<Response>> requests = new ArrayList<>();
    private final Lane lane = lane(MAX_IN_FLIGHT);

    @BeforeEach
    void join() {
        lane.join();
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void shouldBeginNoMoreThanItHasRoomForAndPauseMeanwhile() {
        // Given
        addRecords(5);

        // When
        lane.turn();
        lane.turn();

        // Then
        assertThat(requests).hasSize(MAX_IN_FLIGHT);
        assertThat(consumer.paused()).containsExactly(PARTITION);
    }

    @Test
    void shouldGoOnWhenRequestsEnd() {
        // Given
        addRecords(5);
        lane.turn();
        lane.turn();

        // When
        List.copyOf(requests).forEach(request -> request.complete(Response.Answered.of(200)));
        lane.turn();

        // Then
        assertThat(requests).hasSize(2 * MAX_IN_FLIGHT);
    }

    @Test
    void shouldGoBackToWhatIsCommittedWhenATurnBreaksOff() {
        // When
        lane.stumbled(new IllegalStateException("Nobody foresaw this"));

        // Then
        assertThat(consumer.assignment()).isEmpty();
        assertThat(consumer.subscription()).contains(TOPICS.notifications());
    }

    @Test
    void shouldNotSendAgainWhatTheLastOwnerCompleted() {
        // Given
        OffsetMapCodec codec = new OffsetMapCodec("cluster");
        Ledger<TopicPartition> lastOwners = new Ledger<>();
        lastOwners.assigned(PARTITION, OffsetMap.upTo(0));
        for (int offset = 0; offset < 5; offset++) {
            Optional<Ticket<TopicPartition>> ticket = lastOwners.received(PARTITION, offset);
            if (offset > 0) {
                lastOwners.completed(ticket.orElseThrow());
            }
        }
        OffsetMap map = lastOwners.commits().get(PARTITION);
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(map.commitPoint(), codec.encode(map))));
        addRecords(5);

        // When
        lane.turn();
        lane.turn();

        // Then
        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldTakeNothingOfAPartitionBeforeItKnowsWhatIsCommitted() {
        // Given
        commitsAreReadable = false;
        addRecords(1);

        // When, Then
        lane.turn();
        lane.turn();
        assertThat(consumer.paused()).containsExactly(PARTITION);
        assertThat(requests).isEmpty();

        // When, Then
        commitsAreReadable = true;
        lane.turn();
        lane.turn();
        assertThat(consumer.paused()).isEmpty();
        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldNotRunFurtherAheadOfAnOpenRequestThanItsGapAllows() {
        // Given
        Lane roomy = lane(64);
        roomy.join();
        consumer.rebalance(List.of());
        consumer.rebalance(List.of(PARTITION));
        consumer.setMaxPollRecords(1);
        addRecords(3 * TestLanes.MAX_GAP);
        roomy.turn();
        roomy.turn();
        Promise<Response> oldest = requests.get(0);

        // When, Then
        completeAllBut(oldest, roomy);
        assertThat(requests).hasSize(TestLanes.MAX_GAP);
        assertThat(consumer.paused()).containsExactly(PARTITION);

        // When, Then
        oldest.complete(Response.Answered.of(200));
        completeAllBut(oldest, roomy);
        assertThat(requests).hasSize(3 * TestLanes.MAX_GAP);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void shouldSendNothingOfAPartitionThatItLostDuringTheLookUp() {
        // Given
        subscriptionIsKnown = false;
        addRecords(1);
        lane.turn();
        lane.turn();
        consumer.rebalance(List.of());

        // When
        subscriptionIsKnown = true;
        caughtUp.complete(null);
        lane.turn();

        // Then
        assertThat(requests).isEmpty();
    }

    @Test
    void shouldKeepWorkingThroughARebalanceAndSettleAfterIt() {
        // Given
        addRecords(2);
        lane.turn();
        lane.turn();
        settlingFailure = new CommitFailedException("The next generation has begun");

        // When, Then
        requests.get(0).complete(Response.Answered.of(200));
        turnAfterCommitInterval();
        assertThat(producers).hasSize(1);
        assertThat(requests).hasSize(2);
        assertThat(pulse.readiness()).isEqualTo(HealthStatus.up());

        // When, Then
        settlingFailure = null;
        turnAfterCommitInterval();
        assertThat(producers.get(1).commitCount()).isEqualTo(1);
    }

    private void turnAfterCommitInterval() {
        clock.forward(Duration.ofMillis(10));
        lane.turn();
    }

    @Test
    void shouldSayThatNothingMovesWhenItsOldestRecordDoesNotComeBack() {
        // Given
        addRecords(1);
        lane.turn();
        lane.turn();

        // When, Then
        clock.forward(TestLanes.STUCK_AFTER);
        lane.turn();
        assertThat(lane.stuck().orElseThrow()).matches("oldest open record of notifications-0 is (5m|30\\ds) old");
        assertThat(pulse.load().open()).isEqualTo(1);
        assertThat(pulse.load().gap()).isEqualTo(1);

        // When, Then
        requests.get(0).complete(Response.Answered.of(200));
        clock.forward(Duration.ofSeconds(2));
        lane.turn();
        assertThat(lane.stuck()).isEmpty();
        assertThat(pulse.load()).isEqualTo(Load.NONE);
    }

    private void completeAllBut(Promise<Response> open, Lane lane) {
        for (int turn = 0; turn < 10 * TestLanes.MAX_GAP; turn++) {
            requests.stream()
                    .filter(request -> request != open)
                    .forEach(request -> request.tryComplete(Response.Answered.of(200)));
            lane.turn();
        }
    }

    private void addRecords(int count) {
        for (int offset = 0; offset < count; offset++) {
            consumer.addRecord(
                    new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, null, new byte[0]));
        }
    }

    private Lane lane(int maxInFlight) {
        SubscriptionLookup subscriptions = new SubscriptionLookup(
                key -> Optional.of(Samples.subscription("ci", "https://ci.example/hook"))
                        .filter(subscription -> subscriptionIsKnown),
                () -> caughtUp);
        return TestLanes.lane(TOPICS, consumer, subscriptions, this::hold, maxInFlight, this::producer, pulse, clock);
    }

    private Producer<byte[], byte[]> producer() {
        MockProducer<byte[], byte[]> producer = TestLanes.producer();
        producer.sendOffsetsToTransactionException = settlingFailure;
        producers.add(producer);
        return producer;
    }

    private Future<Response> hold(Request request) {
        requests.add(Promise.promise());
        return requests.get(requests.size() - 1).future();
    }
}
