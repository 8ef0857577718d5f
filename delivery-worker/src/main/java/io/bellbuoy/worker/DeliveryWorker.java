package io.bellbuoy.worker;

import io.bellbuoy.events.DeliveryHold;
import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.EndpointHealthConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.ConfiguredKeys;
import io.bellbuoy.kit.topics.TopicsReady;
import io.bellbuoy.kit.view.CompactedView;
import io.bellbuoy.kit.view.DeliveryHoldView;
import io.bellbuoy.kit.view.DeliveryOrderView;
import io.bellbuoy.kit.view.EndpointHealthView;
import io.bellbuoy.kit.view.SubscriptionView;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import io.bellbuoy.worker.attempt.EndpointHealths;
import io.bellbuoy.worker.attempt.HeldSubscriptions;
import io.bellbuoy.worker.attempt.Lines;
import io.bellbuoy.worker.attempt.SubscriptionLookup;
import io.bellbuoy.worker.health.HealthRules;
import io.bellbuoy.worker.health.SuspensionPolicy;
import io.bellbuoy.worker.lane.Lanes;
import io.bellbuoy.worker.sending.Senders;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * The delivery worker: takes notifications, sends the webhooks, retries through topics, and writes what became of each. At
 * least once: a notification's offset is committed in one transaction with the record that says what became of it.
 *
 * <p>Starting and stopping block; everything else happens on the threads of its lanes and on Vert.x's event loops.
 */
public final class DeliveryWorker implements Service {

    /** A notification that waits for this holds a place in flight. */
    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(5);

    private final BellbuoyConfig config;
    private final Topics topics;
    private final KafkaClients clients;
    private final Senders senders;
    private final Services parts;

    /** Wires the worker; nothing runs before {@link #start}. Vert.x stays the caller's to close. */
    public DeliveryWorker(BellbuoyConfig config, Vertx vertx, Health health, Metrics metrics) {
        this(config, vertx, health, metrics, Clock.systemUTC());
    }

    DeliveryWorker(BellbuoyConfig config, Vertx vertx, Health health, Metrics metrics, Clock clock) {
        this.config = config;
        this.topics = config.catalogue();
        this.clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "bellbuoy-worker");
        this.senders = new Senders(config.delivery(), config.egress(), vertx, metrics);
        CompactedView<Subscription> subscriptions = SubscriptionView.of(
                topics, clients, ConfiguredKeys.secrets(config.secrets()), metrics, CATCH_UP_TIMEOUT);
        health.readiness("worker-subscriptions", subscriptions::health);
        CompactedView<EndpointHealth> healths = EndpointHealthView.of(topics, clients, metrics, CATCH_UP_TIMEOUT);
        health.readiness("worker-endpoint-health", healths::health);
        CompactedView<DeliveryOrder> orders = DeliveryOrderView.of(topics, clients, metrics, CATCH_UP_TIMEOUT);
        health.readiness("worker-delivery-order", orders::health);
        metrics.gauge(
                Metric.ENDPOINTS_SUSPENDED, () -> healths.count(endpoint -> isSuspended(endpoint, subscriptions)));
        CompactedView<DeliveryHold> holds = DeliveryHoldView.of(topics, clients, metrics, CATCH_UP_TIMEOUT);
        health.readiness("worker-delivery-holds", holds::health);
        HeldSubscriptions held = new HeldSubscriptions(
                new HeldSubscriptions.View<>(subscriptions::get, subscriptions::caughtUp),
                new HeldSubscriptions.View<>(holds::get, holds::caughtUp));
        SubscriptionLookup lookup = new SubscriptionLookup(held::get, held::caughtUp);
        Supplier<EndpointHealths> laneHealths = endpointHealths(healths, metrics);
        Supplier<Lines> laneLines = () -> new Lines(topics, orders::get, orders::caughtUp);
        Lanes lanes = new Lanes(
                config, topics, clients, lookup, laneHealths, laneLines, senders, vertx, health, metrics, clock);
        this.parts = new Services(name(), List.of(subscriptions, holds, healths, orders, lanes.all()));
    }

    @Override
    public String name() {
        return "worker";
    }

    /**
     * Returns when the lanes are on their way into their group.
     *
     * @throws io.bellbuoy.kit.topics.BadTopicsException when a topic is missing or has the wrong number of partitions
     */
    @Override
    public void start() throws Exception {
        try {
            verifyTopics();
            parts.start();
        } catch (Exception e) {
            senders.close();
            throw e;
        }
    }

    /** Lanes first: they finish what is in hand, and need all the rest for it. */
    @Override
    public void stop() throws Exception {
        try (senders) {
            parts.stop();
        }
    }

    private Supplier<EndpointHealths> endpointHealths(CompactedView<EndpointHealth> view, Metrics metrics) {
        EndpointHealthConfig settings = config.endpointHealth();
        HealthRules rules = new HealthRules(new SuspensionPolicy(settings.suspendAfter(), settings.spread()));
        Counter suspensions = metrics.counter(Metric.ENDPOINT_SUSPENSIONS);
        return () -> new EndpointHealths(rules, topics, view::get, view::caughtUp, suspensions);
    }

    /** One that waits for another try, or whose subscription is gone, is suspended no longer. */
    private static boolean isSuspended(EndpointHealth endpoint, CompactedView<Subscription> subscriptions) {
        SubscriptionKey key = new SubscriptionKey(endpoint.getTenant(), endpoint.getSubscription());
        return subscriptions
                .get(key.toString())
                .filter(subscription -> HealthRules.isSuspended(endpoint, subscription.getVersion()))
                .isPresent();
    }

    private void verifyTopics() {
        try (Admin admin = Admin.create(clients.admin("start"))) {
            new TopicsReady(admin).verify(config.topicSpecs());
        }
    }
}
