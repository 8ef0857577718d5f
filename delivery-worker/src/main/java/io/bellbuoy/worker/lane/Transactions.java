package io.bellbuoy.worker.lane;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes records and commits offsets, all or nothing. A transaction that failed is not mended: its producer is closed, and
 * the next one, which has the same transactional id, aborts what it left. For one thread at a time.
 */
final class Transactions implements AutoCloseable {

    /** Each waits for {@code max.block.ms}. Asking again is what Kafka wants; giving up may write the records twice. */
    private static final int COMMIT_TRIES = 3;

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    Transactions(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /**
     * Ends what whoever had this transactional id before left open; their later writes fail.
     *
     * @throws RuntimeException of Kafka's when it does not answer
     */
    void takeOver() {
        try {
            ready();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Writes and commits.
     *
     * @throws RuntimeException of Kafka's when it failed; then nothing was written, unless the broker committed and could
     *     not say so any more
     */
    void write(
            List<ProducerRecord<byte[], byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        try {
            Producer<byte[], byte[]> writer = ready();
            writer.beginTransaction();
            records.forEach(writer::send);
            writer.sendOffsetsToTransaction(offsets, group);
            commit(writer);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Closes at once: whatever was finished was committed. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Producer<byte[], byte[]> ready() {
        if (producer == null) {
            producer = producers.get();
            producer.initTransactions();
        }
        return producer;
    }

    private static void commit(Producer<byte[], byte[]> writer) {
        for (int triesLeft = COMMIT_TRIES - 1; triesLeft > 0; triesLeft--) {
            try {
                writer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                // The broker may be committing right now.
            }
        }
        writer.commitTransaction();
    }
}
