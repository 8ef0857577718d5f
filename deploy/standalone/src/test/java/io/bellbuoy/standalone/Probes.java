package io.bellbuoy.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.producer.RegistryEventProducer;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.SubscriptionKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A probe changes the only subscription of a tenant and, as soon as the change is acknowledged, sends an event of that
 * tenant. Many at a time, through as many subscription stores, as if there were so many front doors.
 */
final class Probes implements AutoCloseable {

    private static final int STORES = 16;
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final BellbuoyConfig config;
    private final int count;
    private final RegistryEventProducer events;
    private final ExecutorService threads = Executors.newFixedThreadPool(STORES);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Map<String, List<Long>> versionsToMeet = new ConcurrentHashMap<>();

    private Probes(BellbuoyConfig config, int count) {
        this.config = config;
        this.count = count;
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "probes");
        Map<String, Object> atOnce = clients.producer("events");
        atOnce.put("linger.ms", 0);
        this.events = RegistryEventProducer.open(atOnce, AvroSerdes.serializer(clients.serde()), config.catalogue());
    }

    /** Begins to send so many. */
    static Probes start(BellbuoyConfig config, int count) {
        Probes probes = new Probes(config, count);
        for (int i = 0; i < STORES; i++) {
            probes.running.add(probes.threads.submit(probes::run));
        }
        return probes;
    }

    /** Returns when the events of so many are on the log. */
    void awaitSent(int atLeast) {
        await().atMost(PATIENCE).until(() -> {
            throwFailures();
            return versionsToMeet.size() >= atLeast;
        });
    }

    /** The events of all probes by id, each with the versions that it has to meet: one, or none after a deletion. */
    Map<String, List<Long>> awaitAll() throws Exception {
        for (Future<?> store : running) {
            store.get();
        }
        return versionsToMeet;
    }

    private void throwFailures() throws Exception {
        for (Future<?> store : running) {
            if (store.isDone()) {
                store.get();
            }
        }
    }

    private Void run() throws Exception {
        try (Metrics metrics = new Metrics()) {
            SubscriptionStore store = SubscriptionStore.of(
                    new KafkaClients(config.kafka(), config.schemaRegistry(), "probes"),
                    config.catalogue(),
                    config.topics().eventPartitions(),
                    SubscriptionSecrets.inClear(),
                    metrics,
                    Clock.systemUTC(),
                    new SecureRandom(),
                    STORE_PATIENCE,
                    count);
            store.start();
            try {
                for (int number = begun.getAndIncrement(); number < count; number = begun.getAndIncrement()) {
                    probe(store, number);
                }
            } finally {
                store.stop();
            }
        }
        return null;
    }

    /**
     * The change probed is the last of its subscription. With another after it, the event could rightly meet that one: what
     * the matcher knows may run ahead of the event log, though never behind.
     */
    private void probe(SubscriptionStore store, int number) throws Exception {
        String tenant = "probe-" + number;
        long created = put(store, tenant);
        switch (number % 3) {
            case 0 -> send(tenant, List.of(created));
            case 1 -> send(tenant, List.of(put(store, tenant)));
            default -> {
                store.revise(new SubscriptionKey(tenant, "ci"), Actor.of("probe"), SubscriptionRevision::delete)
                        .get();
                send(tenant, List.of());
            }
        }
    }

    private static long put(SubscriptionStore store, String tenant) throws Exception {
        Subscription subscription = Subscription.newBuilder()
                .setTenant(tenant)
                .setId("ci")
                .setEndpoint(Endpoint.newBuilder().setUrl("https://ci.example").build())
                .build();
        return store.put(
                        SubscriptionKey.parse(tenant + "/ci"),
                        Actor.of("probe"),
                        previous -> new SubscriptionDraft(subscription, false))
                .get()
                .subscription()
                .getVersion();
    }

    private void send(String tenant, List<Long> toMeet) throws Exception {
        RegistryEvent event = RegistryEvent.newBuilder()
                .setId(tenant)
                .setTenant(tenant)
                .setType("artifact.pushed")
                .build();
        events.send(event).get(60, SECONDS);
        versionsToMeet.put(event.getId(), toMeet);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        events.close();
    }
}
