package io.bellbuoy.kit.view;

import io.bellbuoy.kit.logging.LogKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the topic to the entries. One thread runs it and owns the consumer from {@link #open} on. */
final class ViewReader<V> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final ViewDefinition<V> definition;
    private final ViewEntries<V> entries;
    private final Positions positions;
    private final Runnable onUnreadable;
    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private ViewReader(
            ViewDefinition<V> definition,
            ViewEntries<V> entries,
            Positions positions,
            Runnable onUnreadable,
            Consumer<byte[], byte[]> consumer) {
        this.definition = definition;
        this.entries = entries;
        this.positions = positions;
        this.onUnreadable = onUnreadable;
        this.consumer = consumer;
        this.partitions = partitionsOf(definition.topic(), consumer);
    }

    /** Goes on where the positions are, or begins at the beginning. */
    static <V> ViewReader<V> open(
            ViewDefinition<V> definition,
            ViewEntries<V> entries,
            Positions positions,
            Runnable onUnreadable,
            Supplier<Consumer<byte[], byte[]>> consumers) {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            ViewReader<V> reader = new ViewReader<>(definition, entries, positions, onUnreadable, consumer);
            reader.assign();
            return reader;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Applies what there is, waiting a moment if there is nothing. What it throws, another reader may mend. */
    void readOn() {
        try {
            consumer.poll(POLL).forEach(this::apply);
        } catch (OffsetOutOfRangeException e) {
            forget();
            throw e;
        }
        reportPositions();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    private void assign() {
        consumer.assign(partitions);
        Map<TopicPartition, Long> reached = positions.current();
        if (reached.isEmpty()) {
            consumer.seekToBeginning(partitions);
        } else {
            reached.forEach(consumer::seek);
        }
    }

    /** Tombstones may be among what is gone, so nothing that is held can be trusted; the next reader begins anew. */
    private void forget() {
        entries.clear();
        positions.reset();
    }

    private void apply(ConsumerRecord<byte[], byte[]> raw) {
        try {
            String key = new String(raw.key(), StandardCharsets.UTF_8);
            if (raw.value() == null) {
                entries.remove(key);
            } else {
                entries.put(key, definition.decode().apply(raw.value()));
            }
        } catch (RetriableException e) {
            // Not the record's fault: the schema registry is away. The next reader comes to it again.
            throw e;
        } catch (RuntimeException e) {
            skip(raw, e);
        }
    }

    /** Whoever commits offsets on the topic sets it aside; here it is only missing. */
    private void skip(ConsumerRecord<byte[], byte[]> raw, RuntimeException why) {
        onUnreadable.run();
        LOG.atWarn()
                .addKeyValue(LogKeys.TOPIC, raw.topic())
                .addKeyValue(LogKeys.PARTITION, raw.partition())
                .addKeyValue(LogKeys.OFFSET, raw.offset())
                .addKeyValue(LogKeys.REASON, why.getMessage())
                .log("Skipped a record that cannot be read");
    }

    private void reportPositions() {
        Map<TopicPartition, Long> reached = new HashMap<>();
        partitions.forEach(partition -> reached.put(partition, consumer.position(partition)));
        positions.report(reached);
    }

    private static List<TopicPartition> partitionsOf(String topic, Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("Topic " + topic + " is missing");
        }
        return partitions;
    }
}
