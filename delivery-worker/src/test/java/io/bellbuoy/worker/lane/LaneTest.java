package io.bellbuoy.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.sending.Request;
import io.bellbuoy.worker.verdict.Response;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private static final Topics TOPICS = new Topics("", RetryLadder.DEFAULT);
    private static final TopicPartition PARTITION = new TopicPartition(TOPICS.notifications(), 0);
    private static final int MAX_IN_FLIGHT = 1;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Promise<Response>> requests = new ArrayList<>();
    private final Lane lane = lane();

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

    private void addRecords(int count) {
        for (int offset = 0; offset < count; offset++) {
            consumer.addRecord(
                    new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, null, new byte[0]));
        }
    }

    private Lane lane() {
        SubscriptionLookup subscriptions = new SubscriptionLookup(
                key -> Optional.of(Samples.subscription("ci", "https://ci.example/hook")), CompletableFuture::new);
        return TestLanes.lane(
                TOPICS, consumer, subscriptions, this::hold, MAX_IN_FLIGHT, new Pulse("lane-0", Clock.systemUTC()));
    }

    private Future<Response> hold(Request request) {
        requests.add(Promise.promise());
        return requests.get(requests.size() - 1).future();
    }
}
