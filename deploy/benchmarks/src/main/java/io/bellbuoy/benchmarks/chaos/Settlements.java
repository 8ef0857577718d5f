package io.bellbuoy.benchmarks.chaos;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

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
        Map<String, Object> settings = installation.clients().consumer("settlements");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100_000);
        KafkaConsumer<byte[], DeliveryStatus> consumer = new KafkaConsumer<>(
                settings,
                new ByteArrayDeserializer(),
                AvroSerdes.deserializer(
                        DeliveryStatus.class, installation.clients().serde()));
        String topic = installation.config().catalogue().deliveryStatus();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Settlements(consumer);
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
