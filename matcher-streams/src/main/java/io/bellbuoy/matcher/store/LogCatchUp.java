package io.bellbuoy.matcher.store;

import io.bellbuoy.matcher.table.SubscriptionTable;
import io.bellbuoy.matching.InvalidSubscriptionException;
import io.bellbuoy.serde.UnreadableRecordException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the partition itself, from the group's committed offset to the high watermark found at the call. Blocks the
 * calling stream thread while it does: no event may be matched before it is done.
 */
public final class LogCatchUp implements CatchUp {

    private static final Logger log = LoggerFactory.getLogger(LogCatchUp.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Less than the thread may take between two polls; then it is replaced, and the wait begins anew. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Supplier<Admin> admins;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final SubscriptionDecoder decoder;

    /**
     * A catch-up with its own short-lived clients.
     *
     * @param admins opens a client
     * @param consumers opens a read_committed consumer with the group id of the Streams application, which it asks for
     *     committed offsets and never joins
     */
    public LogCatchUp(
            Supplier<Admin> admins, Supplier<Consumer<byte[], byte[]>> consumers, SubscriptionDecoder decoder) {
        this.admins = admins;
        this.consumers = consumers;
        this.decoder = decoder;
    }

    @Override
    public void bringUp(TopicPartition partition, SubscriptionTable table) {
        try (Admin admin = admins.get();
                Consumer<byte[], byte[]> consumer = consumers.get()) {
            long end = highWatermark(admin, partition);
            consumer.assign(List.of(partition));
            seekToCommitted(consumer, partition);
            long from = consumer.position(partition);
            // Held back by a transaction that is still open, it waits: the other half may already be in the event log.
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(record -> apply(record, table));
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("Not at the end of " + partition + " after " + PATIENCE.toSeconds()
                            + " s: at " + consumer.position(partition) + " of " + end);
                }
            }
            log.info("Caught up with {} from offset {} to {}: {} subscriptions", partition, from, end, table.size());
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record, SubscriptionTable table) {
        try {
            decoder.decode(record.key(), record.value(), record.headers()).applyAheadTo(table);
        } catch (UnreadableRecordException | InvalidSubscriptionException e) {
            // The feed will meet it too, and quarantine it there in its transaction.
            log.debug("Passed over an unusable subscription while catching up: {}", e.getMessage());
        }
    }

    private static void seekToCommitted(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        if (committed == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, committed.offset());
        }
    }

    private static long highWatermark(Admin admin, TopicPartition partition) {
        try {
            return admin.listOffsets(
                            Map.of(partition, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new KafkaException("Cannot find the end of " + partition, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
