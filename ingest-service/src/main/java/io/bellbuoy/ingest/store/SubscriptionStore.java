package io.bellbuoy.ingest.store;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.audit.AuditEntries;
import io.bellbuoy.ingest.subscriptions.SecretRotation;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision.Kind;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.secrets.SubscriptionSecrets;
import io.bellbuoy.kit.view.CompactedView;
import io.bellbuoy.kit.view.SubscriptionView;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.topics.Topics;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The subscriptions. Every answer knows of every change that was answered before it was asked, on any instance. Any thread may
 * call and none blocks; changes are made one after the other on a thread of their own.
 */
public final class SubscriptionStore implements Service {

    private final CompactedView<Subscription> view;
    private final RevisionLog log;
    private final Clock clock;
    private final SecureRandom random;
    private final ChangeQueue changes;

    private SubscriptionStore(
            CompactedView<Subscription> view, RevisionLog log, Clock clock, SecureRandom random, ChangeQueue changes) {
        this.view = view;
        this.log = log;
        this.clock = clock;
        this.random = random;
        this.changes = changes;
    }

    /**
     * A store of the subscriptions in Kafka.
     *
     * @param partitions of {@code subscriptions} and of {@code events}
     * @param secrets encrypts what the topic is to hold
     * @param random makes secrets
     * @param patience how long a change may wait for its turn, and Kafka may take over it
     */
    public static SubscriptionStore of(
            KafkaClients kafka,
            Topics topics,
            int partitions,
            SubscriptionSecrets secrets,
            Metrics metrics,
            Clock clock,
            SecureRandom random,
            Duration patience) {
        return new SubscriptionStore(
                SubscriptionView.of(topics, kafka, secrets, metrics, patience),
                new RevisionLog(topics, partitions, secrets, new ChangeProducers(kafka, topics.prefix(), patience)),
                clock,
                random,
                new ChangeQueue("subscription-writer", patience));
    }

    @Override
    public String name() {
        return "subscription store";
    }

    @Override
    public void start() {
        view.start();
    }

    /** Makes the changes that wait, then closes everything. */
    @Override
    public void stop() throws InterruptedException {
        changes.close();
        log.close();
        view.stop();
    }

    /** Whether what is read here is current. */
    public HealthStatus health() {
        return view.health();
    }

    /** A tenant's subscriptions in order of their ids. */
    public CompletableFuture<List<Subscription>> list(String tenant) {
        return CurrentReads.of(view, () -> view.startingWith(SubscriptionKey.prefixOf(tenant)));
    }

    /** One subscription, if it is there. */
    public CompletableFuture<Optional<Subscription>> find(SubscriptionKey key) {
        return CurrentReads.of(view, () -> view.get(key.toString()));
    }

    /** Creates or replaces; completes once the change is committed. */
    public CompletableFuture<SubscriptionRevision> put(SubscriptionDraft draft, Actor actor) {
        SubscriptionKey key = new SubscriptionKey(
                draft.subscription().getTenant(), draft.subscription().getId());
        return put(key, actor, previous -> draft);
    }

    /**
     * Creates or replaces what nobody else changes meanwhile; completes once the change is committed.
     *
     * @param change makes the draft of what there was, shown without its secrets; what it throws, the stage fails with
     */
    public CompletableFuture<SubscriptionRevision> put(
            SubscriptionKey key, Actor actor, Function<Optional<Subscription>, SubscriptionDraft> change) {
        return changes.submit(() -> {
            Optional<Subscription> previous = find(key).join();
            SubscriptionDraft draft = change.apply(previous.map(SubscriptionRevision::withoutSecrets));
            SubscriptionRevision revision = SubscriptionRevision.put(draft, previous, clock.instant(), random);
            append(revision, previous, key, actor);
            return revision;
        });
    }

    /** Changes the secret; completes once the change is committed, and with nothing if there is no such subscription. */
    public CompletableFuture<Optional<SubscriptionRevision>> rotate(
            SubscriptionKey key, SecretRotation rotation, Actor actor) {
        return revise(key, actor, previous -> SubscriptionRevision.rotate(rotation, previous, clock.instant(), random));
    }

    /** Deletes; completes once the change is committed, and with nothing if there is no such subscription. */
    public CompletableFuture<Optional<SubscriptionRevision>> delete(SubscriptionKey key, Actor actor) {
        return revise(key, actor, previous -> SubscriptionRevision.delete(previous, clock.instant()));
    }

    private CompletableFuture<Optional<SubscriptionRevision>> revise(
            SubscriptionKey key, Actor actor, Function<Subscription, SubscriptionRevision> change) {
        return changes.submit(() -> {
            Optional<Subscription> previous = find(key).join();
            Optional<SubscriptionRevision> revision = previous.map(change);
            revision.ifPresent(made -> append(made, previous, key, actor));
            return revision;
        });
    }

    private void append(
            SubscriptionRevision revision, Optional<Subscription> previous, SubscriptionKey key, Actor actor) {
        Optional<Subscription> after =
                Optional.of(revision.subscription()).filter(there -> revision.kind() != Kind.DELETED);
        log.append(revision, AuditEntries.change(actor, "subscription", key, previous, after, revision.time()));
    }
}
