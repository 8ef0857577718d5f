package io.bellbuoy.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.verdict.Response;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

final class LaneThreadTest {

    private static final Topics TOPICS = new Topics("", RetryLadder.DEFAULT);

    private final Pulse pulse = new Pulse("lane-0", Clock.systemUTC());

    @Test
    void shouldLeaveItsGroupAndSayAtOnceThatItHasDied() {
        // Given
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                throw new AssertionError("Worse than an exception");
            }
        };

        // When
        thread(consumer).start();

        // Then
        await().until(consumer::closed);
        await().untilAsserted(
                        () -> assertThat(pulse.liveness()).isEqualTo(HealthStatus.down("lane-0 has ended unasked")));
    }

    @Test
    void shouldNotCallItDeathToBeStopped() throws Exception {
        // Given
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        LaneThread thread = thread(consumer);
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
        LaneThreads lanes = new LaneThreads(consumers.stream().map(this::thread).toList());
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

    private LaneThread thread(MockConsumer<byte[], byte[]> consumer) {
        return new LaneThread("lane-0", pulse, () -> lane(consumer));
    }

    private Lane lane(MockConsumer<byte[], byte[]> consumer) {
        SubscriptionLookup nobody = new SubscriptionLookup(key -> Optional.empty(), CompletableFuture::new);
        Lane lane = TestLanes.lane(
                TOPICS, consumer, nobody, request -> Promise.<Response>promise().future(), 1, pulse);
        lane.join();
        return lane;
    }
}
