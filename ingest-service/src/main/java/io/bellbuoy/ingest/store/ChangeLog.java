package io.bellbuoy.ingest.store;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes changes, each in one transaction with its entry in the audit log: no change goes untold, and none is told of that was
 * not made. For one thread, which may wait here for as long as the producer's time-outs allow.
 */
final class ChangeLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);

    private final String auditTopic;
    private final int partitions;
    private final Supplier<Producer<String, Object>> producers;
    private @Nullable Producer<String, Object> producer;

    /**
     * A log that opens a producer when it needs one.
     *
     * @param partitions of every topic that is partitioned by tenant
     * @param producers makes transactional producers, always with the same transactional id
     */
    ChangeLog(Topics topics, int partitions, Supplier<Producer<String, Object>> producers) {
        this.auditTopic = topics.audit();
        this.partitions = partitions;
        this.producers = producers;
    }

    /** The partition of everything that belongs to a tenant. */
    int partition(String tenant) {
        return TenantPartitioner.partition(tenant, partitions);
    }

    /**
     * Returns when the records and the entry are committed.
     *
     * @throws UnavailableException when they are not, or when nobody can tell, which the message then says
     */
    void append(AuditEntry entry, List<ProducerRecord<String, Object>> records) {
        Producer<String, Object> open = open();
        boolean committing = false;
        try {
            open.beginTransaction();
            records.forEach(open::send);
            open.send(new ProducerRecord<>(auditTopic, partition(entry.getTenant()), entry.getTenant(), entry));
            committing = true;
            open.commitTransaction();
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Could not write a change");
            boolean undone = abort(open);
            throw undone || !committing
                    ? new UnavailableException("Kafka did not take the change, and nothing was changed", e)
                    : new UnavailableException(
                            "Kafka did not say in time whether it took the change: it may be made", e);
        }
    }

    /** Called by the thread that appended, or after its end. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }

    private Producer<String, Object> open() {
        Producer<String, Object> current = producer;
        if (current != null) {
            return current;
        }
        Producer<String, Object> opened = producers.get();
        try {
            // Ends what a producer before this one may have left open.
            opened.initTransactions();
        } catch (KafkaException e) {
            opened.close(Duration.ZERO);
            throw new UnavailableException("Kafka does not answer, and nothing was changed", e);
        }
        producer = opened;
        return opened;
    }

    /** Whether the transaction is known to be undone; a producer that cannot do that is of no more use. */
    private boolean abort(Producer<String, Object> open) {
        try {
            open.abortTransaction();
            return true;
        } catch (KafkaException | IllegalStateException e) {
            // Illegal: Kafka allows no abort after a commit whose answer did not come.
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Replacing the transactional producer");
            open.close(Duration.ZERO);
            producer = null;
            return false;
        }
    }
}
