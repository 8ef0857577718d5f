package io.bellbuoy.ingest;

import io.bellbuoy.events.AccessToken;
import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.contract.ContractResource;
import io.bellbuoy.ingest.delivery.DeliveryHistory;
import io.bellbuoy.ingest.events.EventPublisher;
import io.bellbuoy.ingest.events.IdempotencyKeys;
import io.bellbuoy.ingest.history.DeliveriesResource;
import io.bellbuoy.ingest.history.HistoryService;
import io.bellbuoy.ingest.http.AuditResource;
import io.bellbuoy.ingest.http.Drain;
import io.bellbuoy.ingest.http.EventIntake;
import io.bellbuoy.ingest.http.EventsResource;
import io.bellbuoy.ingest.http.IngestServer;
import io.bellbuoy.ingest.http.Operation;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.SourcesResource;
import io.bellbuoy.ingest.kafka.KafkaWatch;
import io.bellbuoy.ingest.sources.Verifications;
import io.bellbuoy.ingest.store.AuditTrail;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.ingest.store.StoredKind;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.tokens.JwksTokenReader;
import io.bellbuoy.ingest.tokens.TokensResource;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.ConfiguredKeys;
import io.bellbuoy.topics.TopicSpec;
import io.bellbuoy.topics.Topics;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The front door: takes events and subscriptions over HTTP and puts them on Kafka. */
public final class IngestService implements Service {

    private final Services parts;
    private final IngestServer server;

    /**
     * A service that runs on the caller's Vert.x and is seen in the caller's health and metrics.
     *
     * @throws io.bellbuoy.kit.config.ConfigException when nobody could come in, or everybody
     */
    public IngestService(BellbuoyConfig config, Vertx vertx, Health health, Metrics metrics) {
        this(config, vertx, health, metrics, Clock.systemUTC());
    }

    IngestService(BellbuoyConfig config, Vertx vertx, Health health, Metrics metrics, Clock clock) {
        Authentication.requireAny(config);
        SecureRandom random = new SecureRandom();
        Topics topics = config.catalogue();
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "bellbuoy-ingest");

        // What a request meets on its way, in reverse: door, what puts it on Kafka, Kafka itself.
        KafkaWatch kafka = new KafkaWatch(clients, needed(topics, config), vertx);
        EventPublisher events =
                new EventPublisher(clients, topics, config.http().acceptTimeout());
        SubscriptionStore subscriptions = SubscriptionStore.of(
                clients,
                topics,
                config.topics().eventPartitions(),
                ConfiguredKeys.secrets(config.secrets()),
                metrics,
                clock,
                random,
                config.http().acceptTimeout(),
                config.subscriptions().maxPerTenant());
        CompactedStore<Source> sources = CompactedStore.of(
                StoredKind.sources(topics, ConfiguredKeys.sourceSecrets(config.secrets())),
                clients,
                topics,
                config.topics().eventPartitions(),
                metrics,
                clock,
                config.http().acceptTimeout());
        CompactedStore<AccessToken> tokens = CompactedStore.of(
                StoredKind.of("token", topics.tokens(), AccessToken.class),
                clients,
                topics,
                config.topics().eventPartitions(),
                metrics,
                clock,
                config.http().acceptTimeout());
        AuditTrail audit = new AuditTrail(
                clients,
                topics,
                config.topics().eventPartitions(),
                config.http().acceptTimeout());
        Authentication authentication = Authentication.of(config, tokens, clock);
        JwksTokenReader sourceTokens = new JwksTokenReader(config.sources().jwksUrl());
        Verifications verifications = new Verifications(sourceTokens, clock);
        EventIntake intake =
                new EventIntake(events, metrics, clock, config.http().maxBatch());
        IdempotencyKeys keys = new IdempotencyKeys(config.matcher().dedupWindow());
        Drain drain = new Drain(config.load().drainDelay());
        SubscriptionsApi subscriptionsApi = new SubscriptionsApi(config, clients, subscriptions, metrics, clock);
        JobsApi jobsApi = new JobsApi(config, clients, subscriptions, metrics, clock);
        Optional<HistoryService> kept = config.history().isOn()
                ? Optional.of(new HistoryService(config, clients, vertx, metrics, clock))
                : Optional.empty();
        DeliveryHistory history = kept.map(HistoryService::history).orElseGet(DeliveryHistory::none);
        this.server = new IngestServer(
                vertx,
                config.http(),
                config.load(),
                config.door(),
                authentication.authenticator(),
                intake,
                sources,
                verifications,
                resources(
                        Stream.of(subscriptionsApi.resources(), jobsApi.resources()),
                        new EventsResource(intake, keys),
                        new SourcesResource(sources, verifications, clock),
                        new TokensResource(tokens, random, clock),
                        new AuditResource(audit),
                        new DeliveriesResource(history, clock),
                        new ContractResource(topics.prefix(), config.topicSpecs())),
                Facades.of(subscriptions, config.egress(), history, subscriptionsApi.tests()),
                drain,
                metrics);
        List<Service> all = new ArrayList<>(List.of(kafka, events));
        all.addAll(subscriptionsApi.parts());
        all.addAll(jobsApi.parts());
        kept.ifPresent(all::add);
        all.addAll(List.of(sources, tokens, audit, sourceTokens, authentication, server, drain));
        this.parts = new Services("ingest", all);

        health.readiness("ingest-drain", drain::health);
        health.readiness("ingest-kafka", kafka::health);
        health.readiness("ingest-subscriptions", subscriptions::health);
        health.readiness("ingest-sources", sources::health);
        health.readiness("ingest-tokens", tokens::health);
        health.readiness("ingest-jobs", jobsApi::health);
    }

    private static List<Resource> resources(Stream<List<Resource>> ofApis, Resource... others) {
        return Stream.concat(ofApis.flatMap(List::stream), Stream.of(others)).toList();
    }

    private static List<TopicSpec> needed(Topics topics, BellbuoyConfig config) {
        Set<String> names = Set.of(
                topics.events(),
                topics.subscriptions(),
                topics.sources(),
                topics.tokens(),
                topics.audit(),
                topics.notifications(),
                topics.deliveryStatus(),
                topics.endpointHealth(),
                topics.deliveryHolds(),
                topics.jobs(),
                topics.jobProgress());
        return config.topicSpecs().stream()
                .filter(spec -> names.contains(spec.name()))
                .toList();
    }

    @Override
    public String name() {
        return parts.name();
    }

    @Override
    public void start() throws Exception {
        parts.start();
    }

    /** Says that it is not ready, accepts no more, finishes the requests in hand, flushes what is on its way to Kafka, closes. */
    @Override
    public void stop() throws Exception {
        parts.stop();
    }

    /** Everything that can be asked for over HTTP, but for the registries' own APIs. */
    List<Operation> operations() {
        return server.operations();
    }

    /** What can be asked for in the registries' own words. */
    List<Operation> facadeOperations() {
        return server.facadeOperations();
    }

    /** The port of the front door, which the configuration may have left open. */
    public int port() {
        return server.port();
    }
}
