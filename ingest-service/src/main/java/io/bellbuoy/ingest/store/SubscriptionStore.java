package io.bellbuoy.ingest.store;

import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.audit.AuditEntries;
import io.bellbuoy.ingest.subscriptions.ConflictException;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The subscriptions. Every answer knows of every change that was answered before it was asked, on any instance; every change
 * is made of what is there, and no other change, of whatever instance, comes between. Any thread may call and none blocks.
 */
public final class SubscriptionStore implements Service {

    /** What the audit log calls them. */
    private static final String KIND = "subscription";

    private final CompactedView<Subscription> view;
    private final RevisionLog log;
    private final Clock clock;
    private final SecureRandom random;
    private final ChangeQueue changes;
    private final Contest contest;
    private final int maxPerTenant;

    private SubscriptionStore(
            CompactedView<Subscription> view,
            RevisionLog log,
            Clock clock,
            SecureRandom random,
            Duration patience,
            int maxPerTenant) {
        this.view = view;
        this.log = log;
        this.clock = clock;
        this.random = random;
        this.changes = new ChangeQueue("subscription-writer", patience);
        this.contest = new Contest(patience);
        this.maxPerTenant = maxPerTenant;
    }

    /** Makes one of a subscription, all secrets included, what it is to become; what it throws, the stage fails with. */
    @FunctionalInterface
    public interface Revising {

        /** What becomes of it now. */
        SubscriptionRevision revision(Subscription previous, Instant now);
    }

    /**
     * A store of the subscriptions in Kafka.
     *
     * @param partitions of {@code subscriptions} and of {@code events}
     * @param secrets encrypts what the topic is to hold
     * @param random makes secrets
     * @param patience how long a change may wait for its turn, and Kafka may take over it
     * @param maxPerTenant most subscriptions of one tenant
     */
    public static SubscriptionStore of(
            KafkaClients kafka,
            Topics topics,
            int partitions,
            SubscriptionSecrets secrets,
            Metrics metrics,
            Clock clock,
            SecureRandom random,
            Duration patience,
            int maxPerTenant) {
        return new SubscriptionStore(
                SubscriptionView.of(topics, kafka, secrets, metrics, patience),
                new RevisionLog(
                        topics,
                        partitions,
                        secrets,
                        new ChangeProducers(new ChangeProducerFactory(kafka, topics.prefix() + KIND + "/", patience))),
                clock,
                random,
                patience,
                maxPerTenant);
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
        return CurrentReads.of(view, () -> known(tenant));
    }

    /** One subscription, if it is there. */
    public CompletableFuture<Optional<Subscription>> find(SubscriptionKey key) {
        return CurrentReads.of(view, () -> view.get(key.toString()));
    }

    /**
     * Creates; completes once that is committed, or at once if it is there just so.
     *
     * @return fails with {@link io.bellbuoy.ingest.subscriptions.ConflictException} when another one is there
     */
    public CompletableFuture<SubscriptionRevision> create(SubscriptionDraft draft, Actor actor) {
        return change(
                draft.key(), actor, previous -> SubscriptionRevision.create(draft, previous, clock.instant(), random));
    }

    /**
     * Creates or replaces; completes once the change is committed.
     *
     * @param change makes the draft of what there was, shown without its secrets; what it throws, the stage fails with
     */
    public CompletableFuture<SubscriptionRevision> put(
            SubscriptionKey key, Actor actor, Function<Optional<Subscription>, SubscriptionDraft> change) {
        return change(key, actor, previous -> {
            SubscriptionDraft draft = change.apply(previous.map(SubscriptionRevision::withoutSecrets));
            return SubscriptionRevision.put(draft, previous, clock.instant(), random);
        });
    }

    /** Changes the secret; completes once the change is committed, and with nothing if there is no such subscription. */
    public CompletableFuture<Optional<SubscriptionRevision>> rotate(
            SubscriptionKey key, SecretRotation rotation, Actor actor) {
        return revise(key, actor, previous -> SubscriptionRevision.rotate(rotation, previous, clock.instant(), random));
    }

    /** Changes what is no secret; completes once the change is committed, and with nothing if there is no such subscription. */
    public CompletableFuture<Optional<SubscriptionRevision>> revise(SubscriptionKey key, Actor actor, Revising change) {
        return revise(key, actor, previous -> change.revision(previous, clock.instant()));
    }

    /** Changes all that are wanted of a tenant, or none; completes once the changes are committed. */
    public CompletableFuture<List<SubscriptionRevision>> revise(
            String tenant, Actor actor, Predicate<Subscription> wanted, Revising change) {
        return write(tenant, actor, () -> known(tenant).stream()
                .filter(wanted)
                .map(previous -> change.revision(previous, clock.instant()))
                .toList());
    }

    private CompletableFuture<Optional<SubscriptionRevision>> revise(
            SubscriptionKey key, Actor actor, Function<Subscription, SubscriptionRevision> change) {
        return write(key.tenant(), actor, () -> view.get(key.toString()).map(change).stream()
                        .toList())
                .thenApply(written -> written.stream().findFirst());
    }

    private CompletableFuture<SubscriptionRevision> change(
            SubscriptionKey key, Actor actor, Function<Optional<Subscription>, SubscriptionRevision> change) {
        return write(key.tenant(), actor, () -> {
                    SubscriptionRevision revision = change.apply(view.get(key.toString()));
                    requireRoomFor(revision);
                    return List.of(revision);
                })
                .thenApply(written -> written.get(0));
    }

    private void requireRoomFor(SubscriptionRevision revision) {
        String tenant = revision.subscription().getTenant();
        if (revision.kind() == Kind.CREATED && known(tenant).size() >= maxPerTenant) {
            throw new ConflictException("Tenant " + tenant + " has " + maxPerTenant
                    + " subscriptions, which is as many as subscriptions.max-per-tenant allows");
        }
    }

    /** Nobody else changes the tenant's between what the revisions are made from and what they become. */
    private CompletableFuture<List<SubscriptionRevision>> write(
            String tenant, Actor actor, Supplier<List<SubscriptionRevision>> revisions) {
        return changes.submit(() -> contest.win(() -> {
            log.takeOver(tenant);
            CurrentReads.await(view);
            List<SubscriptionRevision> made = revisions.get();
            List<SubscriptionRevision> toWrite =
                    made.stream().filter(SubscriptionRevision::isChange).toList();
            if (!toWrite.isEmpty()) {
                log.append(
                        tenant,
                        toWrite,
                        toWrite.stream().map(revision -> entry(actor, revision)).toList());
            }
            return made;
        }));
    }

    private AuditEntry entry(Actor actor, SubscriptionRevision revision) {
        Subscription subscription = revision.subscription();
        SubscriptionKey key = new SubscriptionKey(subscription.getTenant(), subscription.getId());
        Optional<Subscription> after = Optional.of(subscription).filter(there -> revision.kind() != Kind.DELETED);
        return AuditEntries.change(actor, KIND, key, view.get(key.toString()), after, revision.time());
    }

    private List<Subscription> known(String tenant) {
        return view.startingWith(SubscriptionKey.prefixOf(tenant));
    }
}
