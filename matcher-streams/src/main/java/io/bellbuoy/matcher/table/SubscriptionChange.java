package io.bellbuoy.matcher.table;

import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.Optional;

/** What one record says about a subscription, whichever feed it came from. */
public sealed interface SubscriptionChange {

    /**
     * Makes the change.
     *
     * @throws io.bellbuoy.matching.InvalidSubscriptionException when a subscription cannot be understood; nothing is changed
     */
    void applyTo(SubscriptionTable table);

    /** Makes the change before the feeds have come to it: they will tell it again, and what came before it. */
    default void applyAheadTo(SubscriptionTable table) {
        applyTo(table);
    }

    /**
     * The change that an event of a tenant's own log tells, if it tells one.
     *
     * @throws IllegalArgumentException when it tells of something that cannot be, such as another tenant's subscription
     */
    static Optional<SubscriptionChange> toldBy(RegistryEvent event) {
        Subscription subscription = event.getSubscription();
        if (subscription == null || !event.getType().startsWith(OwnEventTypes.PREFIX)) {
            return Optional.empty();
        }
        SubscriptionKey key = new SubscriptionKey(subscription.getTenant(), subscription.getId());
        if (!key.tenant().equals(event.getTenant())) {
            throw new IllegalArgumentException("Tenant " + event.getTenant() + " tells of a subscription of another");
        }
        boolean deleted = event.getType().equals(OwnEventTypes.SUBSCRIPTION_DELETED);
        return Optional.of(deleted ? new Delete(key, subscription.getVersion()) : new Put(subscription));
    }

    /** Made or changed. */
    record Put(Subscription subscription) implements SubscriptionChange {
        @Override
        public void applyTo(SubscriptionTable table) {
            table.put(subscription);
        }
    }

    /** Deleted, by someone who said which version the deletion took. */
    record Delete(SubscriptionKey key, long version) implements SubscriptionChange {
        @Override
        public void applyTo(SubscriptionTable table) {
            table.delete(key, version);
        }

        @Override
        public void applyAheadTo(SubscriptionTable table) {
            table.deleteAhead(key, version);
        }
    }

    /** Gone, without a word of the version. */
    record Remove(SubscriptionKey key) implements SubscriptionChange {
        @Override
        public void applyTo(SubscriptionTable table) {
            table.remove(key);
        }
    }
}
