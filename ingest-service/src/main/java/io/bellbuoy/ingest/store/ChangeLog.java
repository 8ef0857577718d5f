package io.bellbuoy.ingest.store;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes changes, each in one transaction with its entry in the audit log: no change goes untold, and none is told of that was
 * not made. For one thread, which may wait here for as long as the producers' time-outs allow.
 *
 * <p>Of all instances only the one that took over a tenant last can write changes of that tenant. So what is made from what was
 * read after taking over is either written before anybody else changes that, or refused.
 */
final class ChangeLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);

    private final String auditTopic;
    private final int partitions;
    private final ChangeProducers producers;

    /**
     * A log.
     *
     * @param partitions of every topic that is partitioned by tenant
     */
    ChangeLog(Topics topics, int partitions, ChangeProducers producers) {
        this.auditTopic = topics.audit();
        this.partitions = partitions;
        this.producers = producers;
    }

    /** The partition of everything that belongs to a tenant. */
    int partition(String tenant) {
        return TenantPartitioner.partition(tenant, partitions);
    }

    /**
     * Takes a tenant over from whichever instance wrote last, unless it was this one. What is read of it after that is what
     * nobody else changes before {@link #append}.
     *
     * @throws UnavailableException when that is not possible now
     */
    void takeOver(String tenant) {
        producers.of(tenant);
    }

    /**
     * Returns when the records and the entries, which are of that tenant, are committed.
     *
     * @throws OvertakenException when another instance has taken over, and nothing is written
     * @throws UnavailableException when they are not, or when nobody can tell, which the message then says
     */
    void append(String tenant, List<AuditEntry> entries, List<ProducerRecord<String, Object>> records) {
        Producer<String, Object> open = producers.of(tenant);
        boolean committing = false;
        try {
            open.beginTransaction();
            records.forEach(open::send);
            entries.forEach(entry -> open.send(new ProducerRecord<>(auditTopic, partition(tenant), tenant, entry)));
            committing = true;
            open.commitTransaction();
        } catch (KafkaException e) {
            if (OvertakenException.isCauseOf(e)) {
                producers.discard(tenant);
                throw new OvertakenException(e);
            }
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Could not write a change");
            boolean undone = abort(tenant, open);
            throw undone || !committing
                    ? new UnavailableException("Kafka did not take the change, and nothing was changed", e)
                    : new UnavailableException(
                            "Kafka did not say in time whether it took the change: it may be made", e);
        }
    }

    /** Called by the thread that appended, or after its end. */
    @Override
    public void close() {
        producers.close();
    }

    /** Whether the transaction is known to be undone; a producer that cannot do that is of no more use. */
    private boolean abort(String tenant, Producer<String, Object> open) {
        try {
            open.abortTransaction();
            return true;
        } catch (KafkaException | IllegalStateException e) {
            // Illegal: Kafka allows no abort after a commit whose answer did not come.
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Replacing the transactional producer");
            producers.discard(tenant);
            return false;
        }
    }
}
