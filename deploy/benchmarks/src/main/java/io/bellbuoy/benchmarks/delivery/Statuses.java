package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The committed statuses, one round's after the other's. For one thread. */
final class Statuses implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], DeliveryStatus> consumer;
    private final List<TopicPartition> partitions;

    private Statuses(KafkaConsumer<byte[], DeliveryStatus> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    static Statuses of(Installation installation) {
        Map<String, Object> settings = installation.clients().consumer("statuses");
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
        return new Statuses(consumer, partitions);
    }

    /**
     * Reads all that have come since the last time, and says how many.
     *
     * @throws IllegalStateException when one of them is of an attempt that failed
     */
    long readNew() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long read = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], DeliveryStatus> record : consumer.poll(POLL)) {
                requireDelivered(record.value());
                read++;
            }
        }
        return read;
    }

    private static void requireDelivered(DeliveryStatus status) {
        if (!status.getOutcome().getVerdict().equals("delivered")) {
            throw new IllegalStateException("Not delivered: " + status);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
