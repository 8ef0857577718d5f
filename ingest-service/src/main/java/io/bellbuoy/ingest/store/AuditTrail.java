package io.bellbuoy.ingest.store;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the audit log backwards from its end, which is what people ask for. Any thread may call and none blocks; one reads after
 * the other, on a thread of their own.
 */
public final class AuditTrail implements Service {

    /** How many records are read at once on the way back. */
    private static final int STRIDE = 1_000;

    /** How many of them are for other tenants before a page is answered as it is. */
    private static final int FARTHEST = 50_000;

    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final int partitions;
    private final Duration patience;
    private final Supplier<Consumer<String, AuditEntry>> consumers;
    private final ChangeQueue reads;

    /**
     * The log in Kafka.
     *
     * @param partitions of its topic
     * @param patience how long a read may wait for its turn, and take
     */
    public AuditTrail(KafkaClients kafka, Topics topics, int partitions, Duration patience) {
        this.topic = topics.audit();
        this.partitions = partitions;
        this.patience = patience;
        this.consumers = () -> new KafkaConsumer<>(
                kafka.consumer("audit"),
                new StringDeserializer(),
                AvroSerdes.deserializer(AuditEntry.class, kafka.serde()));
        this.reads = new ChangeQueue("audit-reader", patience);
    }

    /**
     * A part of a tenant's entries.
     *
     * @param entries the newest first
     * @param before where those follow that are older still, if there may be any
     */
    public record Page(List<AuditEntry> entries, OptionalLong before) {}

    @Override
    public String name() {
        return "audit trail";
    }

    /** Nothing is read before somebody asks. */
    @Override
    public void start() {}

    @Override
    public void stop() throws InterruptedException {
        reads.close();
    }

    /**
     * A tenant's entries.
     *
     * @param before where the page before this one ended
     * @param limit most entries
     */
    public CompletableFuture<Page> read(String tenant, OptionalLong before, int limit) {
        return reads.submit(() -> {
            try (Consumer<String, AuditEntry> consumer = consumers.get()) {
                return read(tenant, before, limit, consumer);
            } catch (KafkaException e) {
                throw new UnavailableException("Kafka does not answer, so the audit log cannot be read", e);
            }
        });
    }

    private Page read(String tenant, OptionalLong before, int limit, Consumer<String, AuditEntry> consumer) {
        TopicPartition partition = new TopicPartition(topic, TenantPartitioner.partition(tenant, partitions));
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long to = Math.min(end, before.orElse(end));
        long farthest = Math.max(begin, to - FARTHEST);
        List<AuditEntry> entries = new ArrayList<>();
        while (to > farthest) {
            long from = Math.max(farthest, to - STRIDE);
            List<ConsumerRecord<String, AuditEntry>> oldestFirst = between(from, to, partition, consumer);
            for (int i = oldestFirst.size() - 1; i >= 0; i--) {
                if (oldestFirst.get(i).key().equals(tenant)) {
                    entries.add(oldestFirst.get(i).value());
                }
                if (entries.size() == limit) {
                    return new Page(entries, OptionalLong.of(oldestFirst.get(i).offset()));
                }
            }
            to = from;
        }
        return new Page(entries, to > begin ? OptionalLong.of(to) : OptionalLong.empty());
    }

    private List<ConsumerRecord<String, AuditEntry>> between(
            long from, long to, TopicPartition partition, Consumer<String, AuditEntry> consumer) {
        List<ConsumerRecord<String, AuditEntry>> records = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        consumer.seek(partition, from);
        while (consumer.position(partition) < to) {
            if (System.nanoTime() - deadline > 0) {
                throw new UnavailableException("The audit log could not be read in time", null);
            }
            consumer.poll(POLL).records(partition).stream()
                    .filter(record -> record.offset() < to)
                    .forEach(records::add);
        }
        return records;
    }
}
