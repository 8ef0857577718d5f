package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.attempt.Outcome;
import io.bellbuoy.worker.ledger.OffsetMap;
import io.bellbuoy.worker.ledger.OffsetMapCodec;
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
    private final OffsetMapCodec codec;
    private final List<Settling> unsettled = new ArrayList<>();
    private final Map<TopicPartition, OffsetMap> settled = new HashMap<>();

    Settlement(Transactions transactions, Serializer<SpecificRecord> serializer, OffsetMapCodec codec) {
        this.transactions = transactions;
        this.serializer = serializer;
        this.codec = codec;
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
        settled.keySet().removeAll(partitions);
    }

    /**
     * Settles everything.
     *
     * @param commits of all partitions of the lane; those that have not moved are left out
     * @throws RuntimeException when it failed; everything is kept
     */
    void settle(Map<TopicPartition, OffsetMap> commits, ConsumerGroupMetadata group) {
        Map<TopicPartition, OffsetMap> moved = new HashMap<>(commits);
        moved.entrySet().removeAll(settled.entrySet());
        transactions.write(serialized(), offsets(moved), group);
        settled.putAll(moved);
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

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, OffsetMap> maps) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        maps.forEach((partition, map) ->
                offsets.put(partition, new OffsetAndMetadata(map.commitPoint(), codec.encode(map))));
        return offsets;
    }

    private record Settling(TopicPartition partition, Outcome outcome) {}
}
