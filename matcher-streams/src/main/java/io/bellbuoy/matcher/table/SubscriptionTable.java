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
 * higher wins. A deletion is remembered until both feeds have told it, so that the feed which lags cannot bring the
 * subscription back.
 */
public final class SubscriptionTable {

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final int FEEDS = 2;

    /** @param feeds how many of them have told it */
    private record Deletion(long version, int feeds) {}

    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Map<SubscriptionKey, Deletion> deletions = new HashMap<>();

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
        remember(key, version, 1);
    }

    /** As {@link #delete}, but told before its time: both feeds will still tell it, and what came before it. */
    public void deleteAhead(SubscriptionKey key, long version) {
        remember(key, version, 0);
    }

    private void remember(SubscriptionKey key, long version, int feeds) {
        Deletion known = deletions.get(key);
        int told = feeds + (known != null && known.version == version ? known.feeds : 0);
        if (told == FEEDS) {
            deletions.remove(key);
        } else if (known == null || known.version <= version) {
            deletions.put(key, new Deletion(version, told));
        }
        if (storedVersion(key) <= version) {
            index.remove(key);
        }
    }

    /** Removes a subscription whatever its version: whoever deleted it did not say. */
    public void remove(SubscriptionKey key) {
        deletions.remove(key);
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
        deletions.clear();
    }

    /** The highest version heard of, deletions included; lower than any when never heard of. */
    private long versionOf(SubscriptionKey key) {
        Deletion deletion = deletions.get(key);
        return Math.max(deletion == null ? UNKNOWN : deletion.version, storedVersion(key));
    }

    private long storedVersion(SubscriptionKey key) {
        return index.version(key).orElse(UNKNOWN);
    }
}
