package io.bellbuoy.ingest.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision.Kind;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes each revision to {@code subscriptions} and to {@code events}, to the same partition of both and in one transaction.
 * For one thread, which may wait here for as long as the producer's time-outs allow.
 */
final class RevisionLog implements AutoCloseable {

    private final Topics topics;
    private final SubscriptionSecrets secrets;
    private final ChangeLog log;

    /**
     * A log that opens a producer when it needs one.
     *
     * @param partitions of each of the topics
     * @param secrets encrypts what {@code subscriptions} is to hold; the event holds no secrets
     * @param producers makes transactional producers, always with the same transactional id
     */
    RevisionLog(
            Topics topics, int partitions, SubscriptionSecrets secrets, Supplier<Producer<String, Object>> producers) {
        this.topics = topics;
        this.secrets = secrets;
        this.log = new ChangeLog(topics, partitions, producers);
    }

    /**
     * Returns when the revision is committed.
     *
     * @param entry what the audit log is to say of it
     * @throws io.bellbuoy.ingest.kafka.UnavailableException when it is not, or when nobody can tell, which the message then says
     */
    void append(SubscriptionRevision revision, AuditEntry entry) {
        log.append(entry, List.of(subscriptionRecord(revision), eventRecord(revision)));
    }

    /** Called by the thread that appended, or after its end. */
    @Override
    public void close() {
        log.close();
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
        return log.partition(revision.subscription().getTenant());
    }
}
