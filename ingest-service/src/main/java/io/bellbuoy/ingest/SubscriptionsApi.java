package io.bellbuoy.ingest;

import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.http.SubscriptionSwitchResource;
import io.bellbuoy.ingest.http.SubscriptionsPath;
import io.bellbuoy.ingest.http.SubscriptionsResource;
import io.bellbuoy.ingest.match.EventFinder;
import io.bellbuoy.ingest.match.MatchResource;
import io.bellbuoy.ingest.store.SubscriptionStore;
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
    private final SubscriptionStore store;
    private final CompactedView<EndpointHealth> healths;
    private final EventFinder events;

    SubscriptionsApi(
            BellbuoyConfig config, KafkaClients clients, SubscriptionStore store, Metrics metrics, Clock clock) {
        Topics topics = config.catalogue();
        Duration patience = config.http().acceptTimeout();
        this.config = config;
        this.store = store;
        this.healths = EndpointHealthView.of(topics, clients, metrics, patience);
        this.events = new EventFinder(clients, topics, config.topics().eventPartitions(), clock, patience);
    }

    /** What runs, to be started in this order. */
    List<Service> parts() {
        return List.of(store, healths, events);
    }

    List<Resource> resources() {
        return Stream.concat(
                        Stream.of(SubscriptionsPath.TENANT, SubscriptionsPath.PLATFORM)
                                .flatMap(this::resources),
                        Stream.of(new MatchResource(store, events)))
                .toList();
    }

    private Stream<Resource> resources(SubscriptionsPath path) {
        return Stream.of(
                new SubscriptionsResource(path, store, config.egress(), key -> healths.get(key.toString())),
                new SubscriptionSwitchResource(path, store));
    }
}
