package io.bellbuoy.benchmarks.chaos;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.events.DeliveryStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The outcomes that were committed, from the first on. For one thread. */
final class Settlements implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Longer than Kafka needs to end a dead worker's transaction, and the longest rung. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], DeliveryStatus> consumer;
    private final List<Settled> all = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();

    private Settlements(KafkaConsumer<byte[], DeliveryStatus> consumer) {
        this.consumer = consumer;
    }

    static Settlements of(Installation installation) {
        return new Settlements(installation.statuses());
    }

    /** All, as soon as these notifications are delivered, or when nothing has come for long. */
    List<Settled> until(Set<String> notifications) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!delivered.containsAll(notifications) && System.nanoTime() < deadline) {
            if (readOn()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
        }
        return List.copyOf(all);
    }

    private boolean readOn() {
        int before = all.size();
        consumer.poll(POLL).forEach(record -> add(Settled.of(record.value())));
        return all.size() > before;
    }

    private void add(Settled settled) {
        all.add(settled);
        if (settled.isDelivered()) {
            delivered.add(settled.notification());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
