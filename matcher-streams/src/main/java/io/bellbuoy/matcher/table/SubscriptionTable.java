package io.bellbuoy.matcher.table;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import io.bellbuoy.matcher.index.SubscriptionIndex;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every subscription of some tenants. Confined to one thread.
 *
 * <p>It is fed twice, from the compacted topic and from the tenant's own event log, in either order: of two versions the
 * higher wins. A deletion that only one feed has told is remembered until the other has told it too, so that the feed
 * which lags cannot bring the subscription back.
 */
public final class SubscriptionTable {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Map<SubscriptionKey, Long> deletionsToldOnce = new HashMap<>();

    /**
     * Adds or replaces a subscription, unless this version or a later one is known already.
     *
     * @throws io.bellbuoy.matching.InvalidSubscriptionException when it cannot be understood; what was known stays in force
     */
    public void put(Subscription subscription) {
        SubscriptionKey key = new SubscriptionKey(subscription.getTenant(), subscription.getId());
        if (subscription.getVersion() > versionOf(key)) {
            index.put(subscription);
        }
    }

    /** Removes a subscription, unless it has been made again since: the deletion took {@code version}. */
    public void delete(SubscriptionKey key, long version) {
        boolean toldByOther = deletionsToldOnce.remove(key, version);
        if (!toldByOther) {
            deletionsToldOnce.merge(key, version, Math::max);
        }
        if (storedVersion(key) <= version) {
            index.remove(key);
        }
    }

    /** Removes a subscription whatever its version: whoever deleted it did not say. */
    public void remove(SubscriptionKey key) {
        deletionsToldOnce.remove(key);
        index.remove(key);
    }

    /** The subscriptions, of the event's tenant and of the platform, that want it, in no particular order. */
    public List<Match> matches(RegistryEvent event) {
        return index.matches(event);
    }

    /** Number of subscriptions. */
    public int size() {
        return index.size();
    }

    /** Forgets everything. */
    public void clear() {
        index.clear();
        deletionsToldOnce.clear();
    }

    /** The highest version heard of, deletions included; lower than any when never heard of. */
    private long versionOf(SubscriptionKey key) {
        return Math.max(deletionsToldOnce.getOrDefault(key, UNKNOWN), storedVersion(key));
    }

    private long storedVersion(SubscriptionKey key) {
        return index.version(key).orElse(UNKNOWN);
    }
}
