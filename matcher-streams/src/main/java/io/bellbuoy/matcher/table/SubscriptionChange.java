package io.bellbuoy.matcher.table;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;

/** What one record says about a subscription, whichever feed it came from. */
public sealed interface SubscriptionChange {

    /**
     * Makes the change.
     *
     * @throws io.bellbuoy.matching.InvalidPatternException when a subscription cannot be understood; nothing is changed
     */
    void applyTo(SubscriptionTable table);

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
    }

    /** Gone, without a word of the version. */
    record Remove(SubscriptionKey key) implements SubscriptionChange {
        @Override
        public void applyTo(SubscriptionTable table) {
            table.remove(key);
        }
    }
}
