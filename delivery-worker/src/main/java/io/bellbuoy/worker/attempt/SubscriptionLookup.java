package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds the subscription as it is when the attempt is made. Never blocks: when the view may be behind the notification,
 * it is given time to catch up, and only what it lacks then is gone. Any thread may call.
 */
public final class SubscriptionLookup {

    private final Function<String, Optional<Subscription>> view;
    private final Supplier<? extends CompletionStage<Void>> caughtUp;

    /**
     * Looks into a view.
     *
     * @param view by key
     * @param caughtUp completes when the view knows everything written before it was asked
     */
    public SubscriptionLookup(
            Function<String, Optional<Subscription>> view, Supplier<? extends CompletionStage<Void>> caughtUp) {
        this.view = view;
        this.caughtUp = caughtUp;
    }

    /** The subscription as it is known now; empty when it is not. */
    Optional<Subscription> known(SubscriptionKey key) {
        return view.apply(key.toString());
    }

    /** The subscription, empty when it was deleted. Fails when that cannot be known now. */
    Future<Optional<Subscription>> find(SubscriptionKey key, Notification notification) {
        Optional<Subscription> known = view.apply(key.toString());
        if (known.isPresent() && known.get().getVersion() >= notification.getSubscriptionVersion()) {
            return Future.succeededFuture(known);
        }
        return catchUp().map(done -> view.apply(key.toString()));
    }

    /** A view that is not running throws. */
    private Future<Void> catchUp() {
        try {
            return Future.fromCompletionStage(caughtUp.get());
        } catch (IllegalStateException e) {
            return Future.failedFuture(e);
        }
    }
}
