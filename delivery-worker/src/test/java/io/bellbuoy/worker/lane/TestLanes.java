package io.bellbuoy.worker.lane;

import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.Samples;
import io.bellbuoy.worker.attempt.AttemptCounters;
import io.bellbuoy.worker.attempt.DeathNotices;
import io.bellbuoy.worker.attempt.EndpointHealths;
import io.bellbuoy.worker.attempt.Journey;
import io.bellbuoy.worker.attempt.Lines;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.excerpt.Excerpts;
import io.bellbuoy.worker.gate.GateSettings;
import io.bellbuoy.worker.health.HealthRules;
import io.bellbuoy.worker.health.SuspensionPolicy;
import io.bellbuoy.worker.ledger.OffsetMapCodec;
import io.bellbuoy.worker.sending.Sender;
import io.bellbuoy.worker.verdict.RetrySchedule;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lanes over Kafka's own doubles, which read the same notification whatever the bytes. */
final class TestLanes {

    static final int MAX_GAP = 10;
    static final Duration STUCK_AFTER = Duration.ofMinutes(5);

    private TestLanes() {}

    static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Lane lane(
            Topics topics,
            MockConsumer<byte[], byte[]> consumer,
            SubscriptionLookup subscriptions,
            Sender sender,
            int maxInFlight,
            Supplier<Producer<byte[], byte[]>> producers,
            Pulse pulse,
            Clock clock) {
        EndpointHealths healths = new EndpointHealths(
                new HealthRules(new SuspensionPolicy(Duration.ZERO, Duration.ZERO)),
                topics,
                key -> Optional.empty(),
                () -> CompletableFuture.completedFuture(null),
                new Metrics().counter(Metric.ENDPOINT_SUSPENSIONS));
        Lines lines = new Lines(topics, key -> Optional.empty(), () -> CompletableFuture.completedFuture(null));
        Journey journey = new Journey(
                (topic, bytes) -> Samples.notification("e-1", "ci"),
                subscriptions,
                healths,
                lines,
                sender,
                new Excerpts(1024),
                topics,
                new RetrySchedule(topics.ladder(), 0, () -> 0),
                new AttemptCounters(new Metrics()),
                clock);
        OffsetMapCodec codec = new OffsetMapCodec("cluster");
        Settlement settlement = new Settlement(
                new Transactions(producers), (topic, record) -> new byte[0], codec, Runnable::run, Runnable::run);
        LaneParts parts = new LaneParts(
                "lane-0",
                Sources.of(topics, Set.of()),
                consumer,
                journey,
                healths,
                new DeathNotices(topics),
                lines,
                settlement,
                new GateSettings(maxInFlight, maxInFlight, 1_000, topics.ladder()),
                codec,
                MAX_GAP,
                STUCK_AFTER,
                Duration.ofMillis(1),
                Timer.builder("settle").register(new SimpleMeterRegistry()));
        return new Lane(parts, new Mailbox(), pulse, clock);
    }
}
