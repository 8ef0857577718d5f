package io.bellbuoy.standalone;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.producer.RegistryEventProducer;
import io.bellbuoy.serde.AvroSerdes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A registry that puts events 1, 2, 3, … on Kafka at an even pace, for one tenant after the other, and each of them a second
 * time a little later.
 */
final class Traffic implements AutoCloseable {

    private static final int MILLIS_BETWEEN = 10;
    private static final int AGAIN_AFTER = 200;

    private final List<String> tenants;
    private final RegistryEventProducer producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<CompletableFuture<?>> acknowledgements = new ConcurrentLinkedQueue<>();
    private final Future<?> ticking;
    private final AtomicInteger newest = new AtomicInteger();

    private Traffic(List<String> tenants, RegistryEventProducer producer) {
        this.tenants = tenants;
        this.producer = producer;
        this.ticking = clock.scheduleAtFixedRate(this::tick, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    static Traffic of(List<String> tenants, PipelineSettings settings) {
        RegistryEventProducer producer = RegistryEventProducer.open(
                Map.of("bootstrap.servers", settings.bootstrapServers()),
                AvroSerdes.serializer(Map.of("schema.registry.url", settings.schemaRegistry())),
                settings.config().catalogue());
        return new Traffic(tenants, producer);
    }

    /** The last event so far. Any with a higher number is produced after this call. */
    int newest() {
        return newest.get();
    }

    String tenantOf(int event) {
        return tenants.get(event % tenants.size());
    }

    private void tick() {
        int event = newest.incrementAndGet();
        produce(event);
        if (event > AGAIN_AFTER) {
            produce(event - AGAIN_AFTER);
        }
    }

    private void produce(int event) {
        acknowledgements.add(producer.send(RegistryEvent.newBuilder()
                .setTenant(tenantOf(event))
                .setId(Integer.toString(event))
                .setType("artifact.pushed")
                .build()));
    }

    /** Produces again what has been produced only once, then a new event for each tenant, and waits for Kafka to have all. */
    void end() throws Exception {
        stopTicking();
        for (int event = Math.max(1, newest() - AGAIN_AFTER + 1); event <= newest(); event++) {
            produce(event);
        }
        for (int i = 0; i < tenants.size(); i++) {
            produce(newest.incrementAndGet());
        }
        CompletableFuture.allOf(acknowledgements.toArray(CompletableFuture<?>[]::new))
                .get(1, TimeUnit.MINUTES);
    }

    private void stopTicking() throws InterruptedException {
        ticking.cancel(false);
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws InterruptedException {
        stopTicking();
        producer.close();
    }
}
