package io.bellbuoy.ingest.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision.Kind;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.TenantPartitioner;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each revision to {@code subscriptions} and to {@code events}, to the same partition of both and in one transaction.
 * For one thread, which may wait here for as long as the producer's time-outs allow.
 */
final class RevisionLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RevisionLog.class);

    private final Topics topics;
    private final int partitions;
    private final SubscriptionSecrets secrets;
    private final Supplier<Producer<String, Object>> producers;
    private @Nullable Producer<String, Object> producer;

    /**
     * A log that opens a producer when it needs one.
     *
     * @param partitions of each of the two topics
     * @param secrets encrypts what {@code subscriptions} is to hold; the event holds no secrets
     * @param producers makes transactional producers, always with the same transactional id
     */
    RevisionLog(
            Topics topics, int partitions, SubscriptionSecrets secrets, Supplier<Producer<String, Object>> producers) {
        this.topics = topics;
        this.partitions = partitions;
        this.secrets = secrets;
        this.producers = producers;
    }

    /**
     * Returns when the revision is committed.
     *
     * @throws UnavailableException when it is not, or when nobody can tell, which the message then says
     */
    void append(SubscriptionRevision revision) {
        Producer<String, Object> open = open();
        boolean committing = false;
        try {
            open.beginTransaction();
            open.send(subscriptionRecord(revision));
            open.send(eventRecord(revision));
            committing = true;
            open.commitTransaction();
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.toString()).log("Could not write a change of a subscription");
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

    private ProducerRecord<String, Object> subscriptionRecord(SubscriptionRevision revision) {
        Subscription subscription = revision.subscription();
        boolean deleted = revision.kind() == Kind.DELETED;
        String key = new SubscriptionKey(subscription.getTenant(), subscription.getId()).toString();
        ProducerRecord<String, Object> written = new ProducerRecord<>(
                topics.subscriptions(), partition(revision), key, deleted ? null : secrets.sealed(subscription));
        if (deleted) {
            String version = Long.toString(subscription.getVersion());
            written.headers().add(HeaderNames.SUBSCRIPTION_VERSION, version.getBytes(UTF_8));
        }
        return written;
    }

    private ProducerRecord<String, Object> eventRecord(SubscriptionRevision revision) {
        return new ProducerRecord<>(
                topics.events(), partition(revision), revision.subscription().getTenant(), revision.event());
    }

    private int partition(SubscriptionRevision revision) {
        return TenantPartitioner.partition(revision.subscription().getTenant(), partitions);
    }
}
