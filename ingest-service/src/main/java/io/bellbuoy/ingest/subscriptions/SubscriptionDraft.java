package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Subscription;
import io.bellbuoy.topics.SubscriptionKey;

/**
 * A valid document on its way to become a subscription: without version and times, perhaps without its secrets.
 *
 * @param subscription what is asked for, tenant and id included
 * @param forgetsAuthorization whether the document says null, which removes an authorization that an absent one would keep
 */
public record SubscriptionDraft(Subscription subscription, boolean forgetsAuthorization) {

    /** Whose it is and what it is called. */
    public SubscriptionKey key() {
        return new SubscriptionKey(subscription.getTenant(), subscription.getId());
    }

    /** Without the document, which may hold secrets. */
    @Override
    public String toString() {
        return "SubscriptionDraft[" + key() + "]";
    }
}
