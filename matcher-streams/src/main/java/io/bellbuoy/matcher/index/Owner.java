package io.bellbuoy.matcher.index;

import io.bellbuoy.topics.SubscriptionKey;

/**
 * Whose subscriptions are looked for.
 *
 * @param name of a tenant, or the platform's
 * @param hash the {@link TextHash} of the name
 */
record Owner(String name, int hash) {

    /** Whose subscriptions are to all tenants. */
    static final Owner PLATFORM = of(SubscriptionKey.PLATFORM);

    static Owner of(String name) {
        return new Owner(name, TextHash.of(name));
    }
}
