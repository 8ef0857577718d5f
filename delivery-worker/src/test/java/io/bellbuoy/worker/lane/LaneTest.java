package io.bellbuoy.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.attempt.AttemptCounters;
import io.bellbuoy.worker.attempt.Journey;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.verdict.Response;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private static final Topics TOPICS = new Topics("", RetryLadder.DEFAULT);
    private static final TopicPartition PARTITION = new TopicPartition(TOPICS.notifications(), 0);
    private static final int MAX_IN_FLIGHT = 2;

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
        List.copyOf(requests).forEach(request -> request.complete(new Response.Answered(200)));
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
        Clock clock = Clock.systemUTC();
        Journey journey = new Journey(
                (topic, bytes) -> Samples.notification("e-1", "ci"),
                new SubscriptionLookup(
                        key -> Optional.of(Samples.subscription("ci", "https://ci.example/hook")),
                        CompletableFuture::new),
                request -> {
                    requests.add(Promise.promise());
                    return requests.get(requests.size() - 1).future();
                },
                TOPICS,
                new AttemptCounters(new Metrics()),
                clock);
        Settlement settlement = new Settlement(
                new Transactions(
                        () -> new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer())),
                (topic, record) -> new byte[0]);
        LaneParts parts = new LaneParts(
                "lane-0",
                Sources.of(TOPICS, Set.of()),
                consumer,
                journey,
                settlement,
                MAX_IN_FLIGHT,
                Duration.ofMillis(1),
                Timer.builder("settle").register(new SimpleMeterRegistry()));
        return new Lane(parts, new Pulse("lane-0", clock), clock);
    }
}
