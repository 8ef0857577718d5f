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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes revisions to {@code subscriptions} and to {@code events}, each to the same partitions of both and all in one
 * transaction. For one thread, as its {@link ChangeLog}.
 */
final class RevisionLog implements AutoCloseable {

    private final Topics topics;
    private final int partitions;
    private final SubscriptionSecrets secrets;
    private final ChangeLog log;

    /**
     * A log of both topics.
     *
     * @param partitions of each of the topics
     * @param secrets encrypts what {@code subscriptions} is to hold; the event holds no secrets
     */
    RevisionLog(Topics topics, int partitions, SubscriptionSecrets secrets, ChangeProducers producers) {
        this.topics = topics;
        this.partitions = partitions;
        this.secrets = secrets;
        this.log = new ChangeLog(topics, partitions, producers);
    }

    /** Takes a tenant over, as {@link ChangeLog#takeOver}. */
    void takeOver(String tenant) {
        log.takeOver(tenant);
    }

    /**
     * Returns when all revisions, which are of that tenant, are committed; throws as {@link ChangeLog#append}.
     *
     * @param entries what the audit log is to say of them
     */
    void append(String tenant, List<SubscriptionRevision> revisions, List<AuditEntry> entries) {
        log.append(tenant, entries, revisions.stream().flatMap(this::records).toList());
    }

    /** Called by the thread that appended, or after its end. */
    @Override
    public void close() {
        log.close();
    }

    private Stream<ProducerRecord<String, Object>> records(SubscriptionRevision revision) {
        return partitionsOf(revision.subscription().getTenant())
                .flatMap(partition ->
                        Stream.of(subscriptionRecord(revision, partition), eventRecord(revision, partition)));
    }

    /** What is to all tenants stands on every partition, for each is matched for itself. */
    private Stream<Integer> partitionsOf(String tenant) {
        return tenant.equals(SubscriptionKey.PLATFORM)
                ? IntStream.range(0, partitions).boxed()
                : Stream.of(log.partition(tenant));
    }

    private ProducerRecord<String, Object> subscriptionRecord(SubscriptionRevision revision, int partition) {
        Subscription subscription = revision.subscription();
        boolean deleted = revision.kind() == Kind.DELETED;
        String key = new SubscriptionKey(subscription.getTenant(), subscription.getId()).toString();
        ProducerRecord<String, Object> written = new ProducerRecord<>(
                topics.subscriptions(), partition, key, deleted ? null : secrets.sealed(subscription));
        if (deleted) {
            String version = Long.toString(subscription.getVersion());
            written.headers().add(HeaderNames.SUBSCRIPTION_VERSION, version.getBytes(UTF_8));
        }
        return written;
    }

    private ProducerRecord<String, Object> eventRecord(SubscriptionRevision revision, int partition) {
        return new ProducerRecord<>(
                topics.events(), partition, revision.subscription().getTenant(), revision.event());
    }
}
