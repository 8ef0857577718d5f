package io.bellbuoy.matcher.table;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every subscription of some tenants. Confined to one thread.
 *
 * <p>It is fed twice, from the compacted topic and from the tenant's own event log, in either order: of two versions the
 * higher wins. A deletion that only one feed has told is remembered until the other has told it too, so that the feed
 * which lags cannot bring the subscription back.
 */
public final class SubscriptionTable {

    private record Entry(long version, SubscriptionMatcher matcher) {}

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final SortedMap<String, Entry> NONE = Collections.emptySortedMap();

    private final Map<String, SortedMap<String, Entry>> byTenant = new HashMap<>();
    private final Map<SubscriptionKey, Long> deletionsToldOnce = new HashMap<>();

    /**
     * Adds or replaces a subscription, unless this version or a later one is known already.
     *
     * @throws io.bellbuoy.matching.InvalidPatternException when it cannot be understood; what was known stays in force
     */
    public void put(Subscription subscription) {
        SubscriptionKey key = new SubscriptionKey(subscription.getTenant(), subscription.getId());
        if (subscription.getVersion() > versionOf(key)) {
            Entry entry = new Entry(subscription.getVersion(), SubscriptionMatcher.compile(subscription));
            byTenant.computeIfAbsent(key.tenant(), tenant -> new TreeMap<>()).put(key.id(), entry);
        }
    }

    /** Removes a subscription, unless it has been made again since: the deletion took {@code version}. */
    public void delete(SubscriptionKey key, long version) {
        boolean toldByOther = deletionsToldOnce.remove(key, version);
        if (!toldByOther) {
            deletionsToldOnce.merge(key, version, Math::max);
        }
        if (storedVersion(key) <= version) {
            drop(key);
        }
    }

    /** Removes a subscription whatever its version: whoever deleted it did not say. */
    public void remove(SubscriptionKey key) {
        deletionsToldOnce.remove(key);
        drop(key);
    }

    /** The subscriptions of the event's tenant that want it, by id. */
    public List<Match> matches(RegistryEvent event) {
        List<Match> matches = new ArrayList<>();
        byTenant.getOrDefault(event.getTenant(), NONE).forEach((id, entry) -> entry.matcher()
                .match(event)
                .ifPresent(matched -> matches.add(new Match(id, entry.version(), matched))));
        return matches;
    }

    /** Number of subscriptions. */
    public int size() {
        return byTenant.values().stream().mapToInt(Map::size).sum();
    }

    /** Forgets everything. */
    public void clear() {
        byTenant.clear();
        deletionsToldOnce.clear();
    }

    private void drop(SubscriptionKey key) {
        byTenant.computeIfPresent(key.tenant(), (tenant, subscriptions) -> {
            subscriptions.remove(key.id());
            return subscriptions.isEmpty() ? null : subscriptions;
        });
    }

    /** The highest version heard of, deletions included; lower than any when never heard of. */
    private long versionOf(SubscriptionKey key) {
        return Math.max(deletionsToldOnce.getOrDefault(key, UNKNOWN), storedVersion(key));
    }

    private long storedVersion(SubscriptionKey key) {
        Entry entry = byTenant.getOrDefault(key.tenant(), NONE).get(key.id());
        return entry == null ? UNKNOWN : entry.version();
    }
}
