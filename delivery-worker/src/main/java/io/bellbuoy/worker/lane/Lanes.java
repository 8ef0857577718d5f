package io.bellbuoy.worker.lane;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.Health;
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
import io.bellbuoy.worker.ledger.OffsetMapCodec;
import io.bellbuoy.worker.sending.Senders;
import io.bellbuoy.worker.verdict.RetrySchedule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Makes the lanes of one worker. */
public final class Lanes {

    private static final Duration WRITER_IDLES = Duration.ofSeconds(10);

    private final BellbuoyConfig config;
    private final Topics topics;
    private final KafkaClients clients;
    private final SubscriptionLookup subscriptions;
    private final Supplier<EndpointHealths> healths;
    private final Supplier<Lines> lines;
    private final Senders senders;
    private final Vertx vertx;
    private final Health health;
    private final Metrics metrics;
    private final AttemptCounters counters;
    private final Timer settleTime;
    private final Clock clock;
    private final Membership membership;

    /**
     * Takes what all lanes share.
     *
     * @param healths makes what each lane has of its own
     * @param lines makes what each lane has of its own
     */
    public Lanes(
            BellbuoyConfig config,
            Topics topics,
            KafkaClients clients,
            SubscriptionLookup subscriptions,
            Supplier<EndpointHealths> healths,
            Supplier<Lines> lines,
            Senders senders,
            Vertx vertx,
            Health health,
            Metrics metrics,
            Clock clock) {
        this.config = config;
        this.topics = topics;
        this.clients = clients;
        this.subscriptions = subscriptions;
        this.healths = healths;
        this.lines = lines;
        this.senders = senders;
        this.vertx = vertx;
        this.health = health;
        this.metrics = metrics;
        this.counters = new AttemptCounters(metrics);
        this.settleTime = metrics.timer(Metric.DELIVERY_SETTLE_TIME);
        this.clock = clock;
        this.membership = Membership.of(config.delivery().instanceId());
    }

    /** As many lanes as are configured; they join the group when they are started. */
    public Service all() {
        return new LaneThreads(IntStream.range(0, config.delivery().threads())
                .mapToObj(this::lane)
                .toList());
    }

    private LaneThread lane(int number) {
        String name = "lane-" + number;
        Pulse pulse = new Pulse(name, clock);
        health.liveness(name, pulse::liveness);
        health.readiness(name, pulse::readiness);
        metrics.gauge(Metric.DELIVERY_OPEN, () -> pulse.load().open(), name);
        metrics.gauge(Metric.DELIVERY_WAITING, () -> pulse.load().waiting(), name);
        metrics.gauge(Metric.DELIVERY_BREAKERS_OPEN, () -> pulse.load().breakersOpen(), name);
        metrics.gauge(Metric.DELIVERY_GAP, () -> pulse.load().gap(), name);
        metrics.gauge(
                Metric.DELIVERY_STANDSTILL, () -> pulse.load().standstill().toSeconds(), name);
        Counter restarts = metrics.counter(Metric.DELIVERY_LANE_RESTARTS, name);
        return new LaneThread(name, pulse, restarts, clock, () -> open(name, pulse));
    }

    private Lane open(String name, Pulse pulse) {
        LaneClients kafka = new LaneClients(
                clients, config.topics().prefix() + config.delivery().groupId(), membership, name);
        EndpointHealths laneHealths = healths.get();
        Lines laneLines = lines.get();
        Journey journey = new Journey(
                kafka.deserializer(),
                subscriptions,
                laneHealths,
                laneLines,
                // On a thread that is not Vert.x's own this is a new event loop context: each lane has one.
                senders.on(vertx.getOrCreateContext()),
                new Excerpts(config.delivery().excerptBytes()),
                topics,
                new RetrySchedule(topics.ladder(), config.delivery().retryJitter(), () -> ThreadLocalRandom.current()
                        .nextLong()),
                counters,
                clock);
        ClusterFacts cluster = kafka.cluster();
        OffsetMapCodec codec = new OffsetMapCodec(cluster.id());
        // Before the lane joins: Kafka does not say what a predecessor committed while its transaction is open.
        Transactions transactions = new Transactions(kafka::producer);
        transactions.takeOver();
        Mailbox mailbox = new Mailbox();
        Serializer<SpecificRecord> serializer = kafka.serializer();
        Schemas.learn(serializer, topics);
        Settlement settlement = new Settlement(transactions, serializer, codec, writer(name), mailbox);
        LaneParts parts = new LaneParts(
                name,
                Sources.of(topics, cluster.topics()),
                kafka.consumer(),
                journey,
                laneHealths,
                new DeathNotices(topics),
                laneLines,
                settlement,
                new GateSettings(
                        config.delivery().maxInFlight(),
                        config.delivery().maxInFlightPerHost(),
                        config.delivery().resumeRate(),
                        topics.ladder()),
                codec,
                config.delivery().maxGap(),
                config.delivery().stuckAfter(),
                config.delivery().commitInterval(),
                settleTime);
        Lane lane = new Lane(parts, mailbox, pulse, clock);
        lane.join();
        return lane;
    }

    /** One thread at most, which ends by itself when there has been nothing to settle for a while. */
    private static Executor writer(String lane) {
        return new ThreadPoolExecutor(
                0,
                1,
                WRITER_IDLES.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "bellbuoy-" + lane + "-writer"));
    }
}
