package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.attempt.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Outcomes on their way into Kafka. Status records, retries, dead letters, quarantined records and offsets are committed
 * in one transaction; when it fails, the same outcomes are settled again later, and nothing is sent again over HTTP.
 * Confined to the lane's thread.
 */
final class Settlement implements AutoCloseable {

    private final Transactions transactions;
    private final Serializer<SpecificRecord> serializer;
    private final List<Settling> unsettled = new ArrayList<>();
    private final Map<TopicPartition, Long> settledPoints = new HashMap<>();

    Settlement(Transactions transactions, Serializer<SpecificRecord> serializer) {
        this.transactions = transactions;
        this.serializer = serializer;
    }

    void add(TopicPartition partition, Outcome outcome) {
        unsettled.add(new Settling(partition, outcome));
    }

    boolean isEmpty() {
        return unsettled.isEmpty();
    }

    /** Drops what was not settled of partitions that another lane may have by now: it will do them itself. */
    void forget(Collection<TopicPartition> partitions) {
        unsettled.removeIf(settling -> partitions.contains(settling.partition()));
        settledPoints.keySet().removeAll(partitions);
    }

    /**
     * Settles everything.
     *
     * @param commitPoints of all partitions of the lane; those that have not moved are left out
     * @throws RuntimeException when it failed; everything is kept
     */
    void settle(Map<TopicPartition, Long> commitPoints, ConsumerGroupMetadata group) {
        Map<TopicPartition, Long> moved = new HashMap<>(commitPoints);
        moved.entrySet().removeAll(settledPoints.entrySet());
        transactions.write(serialized(), offsets(moved), group);
        settledPoints.putAll(moved);
        unsettled.clear();
    }

    @Override
    public void close() {
        transactions.close();
    }

    private List<ProducerRecord<byte[], byte[]>> serialized() {
        return unsettled.stream()
                .flatMap(settling -> settling.outcome().records().stream())
                .map(record -> record.serialized(serializer))
                .toList();
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> points) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        points.forEach((partition, point) -> offsets.put(partition, new OffsetAndMetadata(point)));
        return offsets;
    }

    private record Settling(TopicPartition partition, Outcome outcome) {}
}
