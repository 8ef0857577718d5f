package io.bellbuoy.ingest.trial;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.delivery.TestDelivery;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tries what stands in the store. What does not yet is not sent anywhere: workers know no other subscriptions. */
public final class StoredSubscriptionTests implements TestDelivery {

    private static final Result NOT_STORED = new Result(
            false, "The subscription is valid, but nothing was sent: test it once it is stored with this URL");

    private final SubscriptionStore store;
    private final Trials trials;

    /** Trials of a store's subscriptions. */
    public StoredSubscriptionTests(SubscriptionStore store, Trials trials) {
        this.store = store;
        this.trials = trials;
    }

    @Override
    public CompletionStage<Result> send(Subscription draft) {
        return store.find(new SubscriptionKey(draft.getTenant(), draft.getId())).thenCompose(stored -> stored.filter(
                        found -> isSameReceiver(found, draft))
                .map(found -> trials.send(found, Sample.usualType(found)).thenApply(StoredSubscriptionTests::result))
                .orElseGet(() -> CompletableFuture.completedFuture(NOT_STORED)));
    }

    private static boolean isSameReceiver(Subscription stored, Subscription draft) {
        return stored.getEndpoint().getUrl().equals(draft.getEndpoint().getUrl());
    }

    private static Result result(Trial trial) {
        return trial.status()
                .map(StoredSubscriptionTests::result)
                .orElseGet(() -> new Result(false, "The sample was sent, but nothing has come of it yet"));
    }

    private static Result result(DeliveryStatus status) {
        AttemptOutcome outcome = status.getOutcome();
        String answer = Optional.ofNullable(outcome.getStatus())
                .map(code -> "The receiver answered " + code)
                .orElseGet(() -> "The receiver did not answer: " + outcome.getReason());
        String detail = Optional.ofNullable(outcome.getDetail())
                .map(text -> ", " + text)
                .orElse("");
        return new Result(
                outcome.getVerdict().equals("delivered"), answer + detail + ", after " + outcome.getDuration() + " ms");
    }
}
