package io.bellbuoy.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.verdict.Response;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class LaneThreadTest {

    private static final Topics TOPICS = new Topics("", RetryLadder.DEFAULT);

    private final ShiftedClock clock = new ShiftedClock();
    private final Pulse pulse = new Pulse("lane-0", clock);
    private final Counter restarts = new SimpleMeterRegistry().counter("restarts");

    @Test
    void shouldLeaveItsGroupSaySoAndStartAnewWhenItDies() throws Exception {
        // Given
        MockConsumer<byte[], byte[]> dying = new MockConsumer<>("earliest") {
            @Override
            public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                throw new AssertionError("Worse than an exception");
            }
        };
        MockConsumer<byte[], byte[]> next = new MockConsumer<>("earliest");
        LaneThread thread = thread(List.of(dying, next));

        // When
        thread.start();

        // Then
        await().until(dying::closed);
        await().until(() -> !next.subscription().isEmpty());
        assertThat(pulse.readiness()).isEqualTo(HealthStatus.down("lane-0 waits: it has ended unasked"));
        assertThat(restarts.count()).isEqualTo(1);
        thread.stop();
        assertThat(next.closed()).isTrue();
    }

    @Test
    void shouldStartAnewWhenARecordDoesNotComeBack() throws Exception {
        // Given
        MockConsumer<byte[], byte[]> stuck = new MockConsumer<>("earliest");
        TopicPartition partition = new TopicPartition(TOPICS.notifications(), 0);
        stuck.schedulePollTask(() -> {
            stuck.rebalance(List.of(partition));
            stuck.updateBeginningOffsets(Map.of(partition, 0L));
            stuck.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), 0, null, new byte[0]));
        });
        MockConsumer<byte[], byte[]> next = new MockConsumer<>("earliest");
        LaneThread thread = thread(List.of(stuck, next));
        thread.start();
        await().until(() -> pulse.load().open() == 1);

        // When: and once more, so that nobody waits for what is in flight.
        clock.forward(TestLanes.STUCK_AFTER);
        await().until(() -> {
            clock.forward(Duration.ofSeconds(1));
            return stuck.closed();
        });

        // Then
        await().until(() -> !next.subscription().isEmpty());
        assertThat(((HealthStatus.Down) pulse.readiness()).reason())
                .startsWith("lane-0 waits: oldest open record of notifications-0 is ");
        thread.stop();
    }

    @Test
    void shouldNotCallItDeathToBeStopped() throws Exception {
        // Given
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        LaneThread thread = thread(List.of(consumer));
        thread.start();

        // When
        thread.stop();

        // Then
        assertThat(consumer.closed()).isTrue();
        assertThat(pulse.liveness()).isEqualTo(HealthStatus.up());
    }

    @Test
    void shouldStopAllLanesSideBySide() throws Exception {
        // Given
        CyclicBarrier bothLeave = new CyclicBarrier(2);
        List<MockConsumer<byte[], byte[]>> consumers = List.of(leavingWith(bothLeave), leavingWith(bothLeave));
        LaneThreads lanes = new LaneThreads(
                consumers.stream().map(consumer -> thread(List.of(consumer))).toList());
        lanes.start();

        // When
        lanes.stop();

        // Then
        assertThat(consumers).allMatch(MockConsumer::closed);
        assertThat(bothLeave.isBroken()).isFalse();
    }

    /** One whose closing ends when the others' does, or in vain. */
    private static MockConsumer<byte[], byte[]> leavingWith(CyclicBarrier others) {
        return new MockConsumer<>("earliest") {
            @Override
            public void close() {
                try {
                    others.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError("The other lane was not asked to stop", e);
                }
                super.close();
            }
        };
    }

    private LaneThread thread(List<MockConsumer<byte[], byte[]>> consumers) {
        Iterator<MockConsumer<byte[], byte[]>> next = consumers.iterator();
        return new LaneThread("lane-0", pulse, restarts, clock, () -> lane(next.next()));
    }

    private Lane lane(MockConsumer<byte[], byte[]> consumer) {
        SubscriptionLookup subscriptions = new SubscriptionLookup(
                key -> Optional.of(Samples.subscription("ci", "https://ci.example/hook")), CompletableFuture::new);
        Lane lane = TestLanes.lane(
                TOPICS,
                consumer,
                subscriptions,
                request -> Promise.<Response>promise().future(),
                1,
                TestLanes::producer,
                pulse,
                clock);
        lane.join();
        return lane;
    }
}
