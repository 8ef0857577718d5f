package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.DeliveryHold;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The subscriptions as deliveries are to see them: disabled while they are held, one tenant's or all. So what is held is
 * treated as what is disabled, in whatever order and with whatever pace afterwards. Any thread may call.
 */
public final class HeldSubscriptions {

    static {
        AvroTrust.ensure();
    }

    private final View<Subscription> subscriptions;
    private final View<DeliveryHold> holds;
    private volatile boolean areHoldsKnown;

    /**
     * What is known of something by its key.
     *
     * @param caughtUp completes when everything is known that was written before it was asked
     */
    public record View<V>(Function<String, Optional<V>> byKey, Supplier<CompletableFuture<Void>> caughtUp) {

        Optional<V> get(String key) {
            return byKey.apply(key);
        }
    }

    /** Looks into two views. */
    public HeldSubscriptions(View<Subscription> subscriptions, View<DeliveryHold> holds) {
        this.subscriptions = subscriptions;
        this.holds = holds;
    }

    /** By key; none at all, as if they had not come yet, before it is known what is held. */
    public Optional<Subscription> get(String key) {
        return areHoldsKnown ? subscriptions.get(key).map(this::asHeld) : Optional.empty();
    }

    /** Completes when every subscription is known that was written before this was asked, and what was held at the start. */
    public CompletableFuture<Void> caughtUp() {
        return areHoldsKnown
                ? subscriptions.caughtUp().get()
                : holds.caughtUp().get().thenCompose(read -> {
                    areHoldsKnown = true;
                    return subscriptions.caughtUp().get();
                });
    }

    private Subscription asHeld(Subscription subscription) {
        boolean isHeld = holds.get(SubscriptionKey.PLATFORM).isPresent()
                || holds.get(subscription.getTenant()).isPresent();
        return isHeld ? Subscription.newBuilder(subscription).setEnabled(false).build() : subscription;
    }
}
