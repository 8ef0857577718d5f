package io.bellbuoy.ingest;

import io.bellbuoy.ingest.deadletters.DeadLettersResource;
import io.bellbuoy.ingest.http.Resource;
import io.bellbuoy.ingest.jobs.JobRunner;
import io.bellbuoy.ingest.jobs.JobStore;
import io.bellbuoy.ingest.jobs.JobsResource;
import io.bellbuoy.ingest.kafka.Searches;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metrics;
import java.time.Clock;
import java.util.List;

/** All that sends something again, and what there is to send. */
final class JobsApi {

    private final JobStore store;
    private final JobRunner runner;
    private final Searches searches;
    private final List<Resource> resources;

    JobsApi(
            BellbuoyConfig config,
            KafkaClients clients,
            SubscriptionStore subscriptions,
            Metrics metrics,
            Clock clock) {
        this.store = new JobStore(
                clients,
                config.catalogue(),
                config.topics().eventPartitions(),
                metrics,
                clock,
                config.http().acceptTimeout());
        this.runner = new JobRunner(config, clients, store, subscriptions, clock);
        this.searches = new Searches(config.http().acceptTimeout());
        this.resources = List.of(
                new JobsResource(store, subscriptions, clock), new DeadLettersResource(config, searches, clock));
    }

    /** What runs, to be started in this order, behind the subscriptions. */
    List<Service> parts() {
        return List.of(store, runner, searches);
    }

    List<Resource> resources() {
        return resources;
    }

    HealthStatus health() {
        return store.health();
    }
}
