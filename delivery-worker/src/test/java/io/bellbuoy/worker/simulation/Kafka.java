package io.bellbuoy.worker.simulation;

import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One partition of each topic that a lane reads. Polling waits in virtual time; what a transaction wrote is there when it is
 * committed.
 */
final class Kafka extends MockConsumer<byte[], byte[]> {

    /** As many as Kafka gives out in one poll unless it is told otherwise. */
    private static final int MAX_POLL_RECORDS = 500;

    private final VirtualTime time;
    private final Consumer<ProducerRecord<byte[], byte[]>> committed;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> logs = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private int turn;

    /**
     * Empty topics.
     *
     * @param committed hears of every record that a transaction has written
     */
    Kafka(Topics topics, VirtualTime time, Consumer<ProducerRecord<byte[], byte[]>> committed) {
        super("earliest");
        this.time = time;
        this.committed = committed;
        this.partitions = Stream.concat(
                        Stream.of(topics.notifications()),
                        topics.ladder().delays().stream().map(topics::retry))
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        partitions.forEach(partition -> logs.put(partition, new ArrayList<>()));
        partitions.forEach(partition -> positions.put(partition, 0L));
    }

    /** Gives the partitions to whoever has subscribed. */
    void assignAll() {
        rebalance(partitions);
    }

    void append(String topic, byte[] key, byte[] value, Headers headers) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> log = logs.get(partition);
        if (log != null) {
            log.add(new ConsumerRecord<>(
                    topic,
                    0,
                    log.size(),
                    time.millis(),
                    TimestampType.CREATE_TIME,
                    key.length,
                    value.length,
                    key,
                    value,
                    new RecordHeaders(headers),
                    Optional.empty()));
        }
    }

    Producer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized void commitTransaction() {
                super.commitTransaction();
                history().forEach(record -> append(record.topic(), record.key(), record.value(), record.headers()));
                history().forEach(committed);
                clear();
            }
        };
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        time.pass(() -> partitions.stream().anyMatch(this::isReadable), timeout);
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> polled = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        int room = MAX_POLL_RECORDS;
        turn++;
        for (int i = 0; i < partitions.size() && room > 0; i++) {
            // Another one first each time, as fetches come in turn.
            TopicPartition partition = partitions.get((turn + i) % partitions.size());
            if (isReadable(partition)) {
                List<ConsumerRecord<byte[], byte[]>> read = read(partition, room);
                polled.put(partition, read);
                next.put(partition, new OffsetAndMetadata(positions.get(partition)));
                room -= read.size();
            }
        }
        return new ConsumerRecords<>(polled, next);
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        positions.put(partition, offset);
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> toPause) {
        paused.addAll(toPause);
    }

    @Override
    public synchronized void resume(Collection<TopicPartition> toResume) {
        paused.removeAll(toResume);
    }

    @Override
    public synchronized Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    private boolean isReadable(TopicPartition partition) {
        return positions.get(partition) < logs.get(partition).size() && !paused.contains(partition);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, int atMost) {
        List<ConsumerRecord<byte[], byte[]>> log = logs.get(partition);
        int from = Math.toIntExact(positions.get(partition));
        int to = Math.min(log.size(), from + atMost);
        positions.put(partition, (long) to);
        return List.copyOf(log.subList(from, to));
    }
}
