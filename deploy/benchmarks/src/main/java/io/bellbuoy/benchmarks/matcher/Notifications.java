package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.installation.Installation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a worker would get to see: committed notifications only. For one thread. */
final class Notifications implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private long seen;

    private Notifications(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static Notifications of(Installation installation) {
        Map<String, Object> settings = installation.clients().consumer("notifications");
        // All that there is: the reader must not be what is measured.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100_000);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        String topic = installation.config().catalogue().notifications();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Notifications(consumer);
    }

    /** How many there were so far. */
    long seen() {
        return seen;
    }

    /** Shows every batch that comes to the reader until so many notifications were seen in all, or a few more. */
    void readUntil(long count, Consumer<ConsumerRecords<byte[], byte[]>> reader) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (seen < count) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
            if (!batch.isEmpty()) {
                seen += batch.count();
                reader.accept(batch);
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException(seen + " notifications of " + count + ", and no more for " + PATIENCE);
            }
        }
    }

    void readUntil(long count) {
        readUntil(count, batch -> {});
    }

    @Override
    public void close() {
        consumer.close();
    }
}
