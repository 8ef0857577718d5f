package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.attempt.Outcome;
import io.bellbuoy.worker.ledger.OffsetMap;
import io.bellbuoy.worker.ledger.OffsetMapCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Outcomes on their way into Kafka. Status records, retries, dead letters, quarantined records and offsets are committed
 * in one transaction; when it fails, the same outcomes are settled again later, and nothing is sent again over HTTP. Kafka
 * takes its time over a transaction, so it is written on another thread, one after the other. Confined to the lane's thread.
 */
final class Settlement implements AutoCloseable {

    private final Transactions transactions;
    private final Serializer<SpecificRecord> serializer;
    private final OffsetMapCodec codec;
    private final Executor writer;
    private final Executor laneThread;
    private final List<Settling> unsettled = new ArrayList<>();
    private final List<Settling> underway = new ArrayList<>();
    private final Map<TopicPartition, OffsetMap> moving = new HashMap<>();
    private final Map<TopicPartition, OffsetMap> settled = new HashMap<>();
    private boolean isUnderway;

    /**
     * A settlement of one lane.
     *
     * @param writer the one thread that uses transactions and serializer
     * @param laneThread is told what became of a transaction
     */
    Settlement(
            Transactions transactions,
            Serializer<SpecificRecord> serializer,
            OffsetMapCodec codec,
            Executor writer,
            Executor laneThread) {
        this.transactions = transactions;
        this.serializer = serializer;
        this.codec = codec;
        this.writer = writer;
        this.laneThread = laneThread;
    }

    void add(TopicPartition partition, Outcome outcome) {
        unsettled.add(new Settling(partition, outcome));
    }

    /** Whether there is nothing to settle but what is being settled. */
    boolean isEmpty() {
        return unsettled.isEmpty();
    }

    /** Whether Kafka has not answered yet; nothing else can be settled meanwhile. */
    boolean isUnderway() {
        return isUnderway;
    }

    /** Drops what was not settled of partitions that another lane may have by now: it will do them itself. */
    void forget(Collection<TopicPartition> partitions) {
        unsettled.removeIf(settling -> partitions.contains(settling.partition()));
        underway.removeIf(settling -> partitions.contains(settling.partition()));
        moving.keySet().removeAll(partitions);
        settled.keySet().removeAll(partitions);
    }

    /**
     * Begins to settle everything.
     *
     * @param commits of all partitions of the lane; those that have not moved are left out
     * @param then is told why it failed, if it did; then everything is kept
     */
    void settle(
            Map<TopicPartition, OffsetMap> commits,
            ConsumerGroupMetadata group,
            Consumer<Optional<RuntimeException>> then) {
        isUnderway = true;
        underway.addAll(unsettled);
        unsettled.clear();
        moving.putAll(commits);
        moving.entrySet().removeAll(settled.entrySet());
        List<Settling> batch = List.copyOf(underway);
        Map<TopicPartition, OffsetAndMetadata> offsets = offsets(moving);
        writer.execute(() -> {
            Optional<RuntimeException> failure = write(batch, offsets, group);
            laneThread.execute(() -> {
                ended(failure.isEmpty());
                then.accept(failure);
            });
        });
    }

    @Override
    public void close() {
        transactions.close();
    }

    private Optional<RuntimeException> write(
            List<Settling> batch, Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        try {
            transactions.write(serialized(batch), offsets, group);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void ended(boolean isWritten) {
        isUnderway = false;
        if (isWritten) {
            settled.putAll(moving);
        } else {
            unsettled.addAll(0, underway);
        }
        underway.clear();
        moving.clear();
    }

    private List<ProducerRecord<byte[], byte[]>> serialized(List<Settling> batch) {
        return batch.stream()
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
