package io.bellbuoy.standalone;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.producer.RegistryEventProducer;
import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends events that nobody wants, of tenants on every partition, at a steady rate. */
final class BusyStream implements AutoCloseable {

    private static final int TENANTS = 64;
    private static final int EVENTS_PER_TICK = 55;
    private static final Duration TICK = Duration.ofMillis(10);

    private final RegistryEventProducer events;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong acknowledged = new AtomicLong();
    private final long started = System.nanoTime();
    private long sent;

    private BusyStream(RegistryEventProducer events) {
        this.events = events;
    }

    static BusyStream start(BellbuoyConfig config) {
        KafkaClients clients = new KafkaClients(config.kafka(), config.schemaRegistry(), "busy");
        BusyStream stream = new BusyStream(RegistryEventProducer.open(
                clients.producer("events"), AvroSerdes.serializer(clients.serde()), config.catalogue()));
        stream.clock.scheduleAtFixedRate(stream::send, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return stream;
    }

    /** Acknowledged ones, on average since the start. */
    double eventsPerSecond() {
        return acknowledged.get() * 1e9 / (System.nanoTime() - started);
    }

    private void send() {
        for (int i = 0; i < EVENTS_PER_TICK; i++) {
            RegistryEvent event = RegistryEvent.newBuilder()
                    .setId("busy-" + sent)
                    .setTenant("busy-" + sent % TENANTS)
                    .setType("artifact.pushed")
                    .build();
            events.send(event).thenRun(acknowledged::incrementAndGet);
            sent++;
        }
    }

    /** All that was sent is on the log when this returns. */
    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(10, TimeUnit.SECONDS);
        events.close();
    }
}
