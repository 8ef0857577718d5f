package io.bellbuoy.ingest.facade;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.audit.Actor;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.ingest.subscriptions.SubscriptionDocument;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.json.Problems;
import io.bellbuoy.kit.config.EgressConfig;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The native subscriptions, for an API that knows of some of them only: those that were made through it. The rules of the
 * native API hold for them. What is not there, or is none of those wanted, fails with a refusal.
 */
public final class FacadeSubscriptions {

    private final SubscriptionStore store;
    private final EgressConfig egress;

    public FacadeSubscriptions(SubscriptionStore store, EgressConfig egress) {
        this.store = store;
        this.egress = egress;
    }

    /** A tenant's, in order of their ids. */
    public CompletionStage<List<Subscription>> list(String tenant, Predicate<Subscription> wanted) {
        return store.list(tenant).thenApply(all -> all.stream().filter(wanted).toList());
    }

    /** One of them. */
    public CompletionStage<Subscription> find(SubscriptionKey key, Predicate<Subscription> wanted) {
        return store.find(key).thenApply(found -> wanted(key, found, wanted));
    }

    /** Makes one where there is none. */
    public CompletionStage<Subscription> create(SubscriptionKey key, Actor actor, SubscriptionDraft draft) {
        return put(key, actor, previous -> {
            if (previous.isPresent()) {
                throw new ProblemException(Problem.of(409, "'" + key.id() + "' is already there"));
            }
            return draft;
        });
    }

    /**
     * Replaces one.
     *
     * @param change makes the new one from the old, shown without its secrets
     */
    public CompletionStage<Subscription> replace(
            SubscriptionKey key,
            Actor actor,
            Predicate<Subscription> wanted,
            Function<Subscription, SubscriptionDraft> change) {
        return put(key, actor, previous -> change.apply(wanted(key, previous, wanted)));
    }

    /** Deletes one. */
    public CompletionStage<Subscription> delete(SubscriptionKey key, Actor actor, Predicate<Subscription> wanted) {
        return find(key, wanted)
                .thenCompose(found -> store.revise(key, actor, SubscriptionRevision::delete))
                .thenApply(deleted ->
                        deleted.map(SubscriptionRevision::subscription).orElseThrow(() -> notFound(key)));
    }

    /** Throws {@link io.bellbuoy.json.InvalidJsonException} with every rule that a subscription would break. */
    public SubscriptionDraft checked(SubscriptionDraft draft) {
        Problems problems = new Problems();
        SubscriptionDocument.check(draft.subscription(), egress, problems);
        problems.throwIfAny();
        return draft;
    }

    private CompletionStage<Subscription> put(
            SubscriptionKey key, Actor actor, Function<Optional<Subscription>, SubscriptionDraft> change) {
        return store.put(key, actor, previous -> checked(change.apply(previous)))
                .thenApply(SubscriptionRevision::subscription);
    }

    private static Subscription wanted(
            SubscriptionKey key, Optional<Subscription> found, Predicate<Subscription> wanted) {
        return found.filter(wanted).orElseThrow(() -> notFound(key));
    }

    private static ProblemException notFound(SubscriptionKey key) {
        return new ProblemException(Problem.of(404, "'" + key.id() + "' is not found"));
    }
}
