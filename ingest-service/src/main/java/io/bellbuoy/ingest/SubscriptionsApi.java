package io.bellbuoy.ingest;

import io.bellbuoy.events.DeliveryHold;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.ingest.delivery.TestDelivery;
import io.bellbuoy.ingest.hold.HoldResource;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.SubscriptionSwitchResource;
import io.bellbuoy.ingest.http.SubscriptionsPath;
import io.bellbuoy.ingest.http.SubscriptionsResource;
import io.bellbuoy.ingest.match.EventFinder;
import io.bellbuoy.ingest.match.MatchResource;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.ingest.store.StoredKind;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.trial.StoredSubscriptionTests;
import io.bellbuoy.ingest.trial.TrialResource;
import io.bellbuoy.ingest.trial.Trials;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.view.CompactedView;
import io.bellbuoy.kit.view.EndpointHealthView;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All that can be done with subscriptions: the tenants' and the platform's. */
final class SubscriptionsApi {

    private final BellbuoyConfig config;
    private final Clock clock;
    private final SubscriptionStore store;
    private final CompactedView<EndpointHealth> healths;
    private final CompactedStore<DeliveryHold> holds;
    private final Trials trials;
    private final EventFinder events;

    SubscriptionsApi(
            BellbuoyConfig config, KafkaClients clients, SubscriptionStore store, Metrics metrics, Clock clock) {
        Topics topics = config.catalogue();
        Duration patience = config.http().acceptTimeout();
        this.config = config;
        this.clock = clock;
        this.store = store;
        this.healths = EndpointHealthView.of(topics, clients, metrics, patience);
        this.holds = CompactedStore.of(
                StoredKind.of("delivery_hold", topics.deliveryHolds(), DeliveryHold.class),
                clients,
                topics,
                config.topics().eventPartitions(),
                metrics,
                clock,
                patience);
        this.trials = new Trials(clients, topics, config.topics().notificationPartitions(), clock, patience);
        this.events = new EventFinder(clients, topics, config.topics().eventPartitions(), clock, patience);
    }

    /** What runs, to be started in this order. */
    List<Service> parts() {
        return List.of(store, healths, holds, trials, events);
    }

    List<Resource> resources() {
        return Stream.concat(
                        Stream.of(SubscriptionsPath.TENANT, SubscriptionsPath.PLATFORM)
                                .flatMap(this::resources),
                        Stream.of(new MatchResource(store, events)))
                .toList();
    }

    /** For the registries' own APIs. */
    TestDelivery tests() {
        return new StoredSubscriptionTests(store, trials);
    }

    private Stream<Resource> resources(SubscriptionsPath path) {
        return Stream.of(
                new SubscriptionsResource(path, store, config.egress(), key -> healths.get(key.toString())),
                new SubscriptionSwitchResource(path, store),
                new TrialResource(path, store, trials, holds),
                new HoldResource(path, holds, clock));
    }
}
