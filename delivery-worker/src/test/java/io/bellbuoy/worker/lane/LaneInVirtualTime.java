package io.bellbuoy.worker.lane;

import io.bellbuoy.events.Notification;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.topics.Topics;
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
import io.bellbuoy.worker.simulation.VirtualTime;
import io.bellbuoy.worker.verdict.RetrySchedule;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A lane as it runs in production, configured as it is by default, whose waiting is virtual: thinking takes no time. Only
 * Kafka, the subscriptions and the endpoints are given to it.
 */
public final class LaneInVirtualTime {

    private final Lane lane;

    /** Wires the lane; it has joined its group when this returns. */
    public LaneInVirtualTime(
            BellbuoyConfig config,
            Consumer<byte[], byte[]> consumer,
            Supplier<Producer<byte[], byte[]>> producers,
            Deserializer<Notification> deserializer,
            Serializer<SpecificRecord> serializer,
            SubscriptionLookup subscriptions,
            Sender sender,
            VirtualTime time) {
        Topics topics = config.catalogue();
        Metrics metrics = new Metrics();
        EndpointHealths healths = new EndpointHealths(
                new HealthRules(new SuspensionPolicy(Duration.ofDays(5), Duration.ofHours(12))),
                topics,
                key -> Optional.empty(),
                () -> CompletableFuture.completedFuture(null),
                metrics.counter(Metric.ENDPOINT_SUSPENSIONS));
        Lines lines = new Lines(topics, key -> Optional.empty(), () -> CompletableFuture.completedFuture(null));
        Journey journey = new Journey(
                deserializer,
                subscriptions,
                healths,
                lines,
                sender,
                new Excerpts(config.delivery().excerptBytes()),
                topics,
                new RetrySchedule(topics.ladder(), config.delivery().retryJitter(), new Random(1)),
                new AttemptCounters(metrics),
                time);
        OffsetMapCodec codec = new OffsetMapCodec("cluster");
        LaneParts parts = new LaneParts(
                "lane-0",
                Sources.of(topics, Set.of()),
                consumer,
                journey,
                healths,
                new DeathNotices(topics),
                lines,
                new Settlement(new Transactions(producers), serializer, codec, Runnable::run, Runnable::run),
                new GateSettings(
                        config.delivery().maxInFlight(),
                        config.delivery().maxInFlightPerHost(),
                        config.delivery().resumeRate(),
                        topics.ladder()),
                codec,
                config.delivery().maxGap(),
                config.delivery().stuckAfter(),
                config.delivery().commitInterval(),
                metrics.timer(Metric.DELIVERY_SETTLE_TIME));
        this.lane = new Lane(parts, new Mailbox(mail(time)), new Pulse("lane-0", time), time);
        lane.join();
    }

    /** One round of the lane. */
    public void turn() {
        lane.turn();
    }

    private static BlockingQueue<Runnable> mail(VirtualTime time) {
        return new LinkedBlockingQueue<>() {
            @Override
            public @Nullable Runnable poll(long timeout, TimeUnit unit) {
                time.pass(() -> !isEmpty(), Duration.of(timeout, unit.toChronoUnit()));
                return poll();
            }
        };
    }
}
