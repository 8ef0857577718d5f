package io.bellbuoy.matcher.index;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which subscriptions want an event, in time that depends on the event and on how many nearly match, not on how many there
 * are. Every answer is the one of {@link SubscriptionMatcher}. Confined to one thread: looking up writes marks too.
 */
public final class SubscriptionIndex {

    private static final Comparator<Match> BY_SUBSCRIPTION = Comparator.comparing(Match::subscription);

    private final Map<String, TenantIndex> byTenant = new HashMap<>();
    private long searches;

    /**
     * Adds a subscription, or replaces the one of its tenant and id.
     *
     * @throws io.bellbuoy.matching.InvalidPatternException when it cannot be understood; nothing is changed then
     */
    public void put(Subscription subscription) {
        IndexedSubscription indexed = new IndexedSubscription(
                subscription.getId(), subscription.getVersion(), SubscriptionMatcher.compile(subscription));
        byTenant.computeIfAbsent(subscription.getTenant(), tenant -> new TenantIndex())
                .put(indexed);
    }

    /** Removes a subscription and every trace of it, if it is there. */
    public void remove(SubscriptionKey key) {
        byTenant.computeIfPresent(key.tenant(), (tenant, index) -> {
            index.remove(key.id());
            return index.isEmpty() ? null : index;
        });
    }

    /** The version of a subscription; empty when it is not there. */
    public OptionalLong version(SubscriptionKey key) {
        TenantIndex index = byTenant.get(key.tenant());
        return index == null ? OptionalLong.empty() : index.version(key.id());
    }

    /** The subscriptions of the event's tenant that want it, by id. */
    public List<Match> matches(RegistryEvent event) {
        List<Match> matches = new ArrayList<>();
        TenantIndex index = byTenant.get(event.getTenant());
        if (index != null) {
            index.search(new Search(++searches, EventSubjects.of(event), matches));
            matches.sort(BY_SUBSCRIPTION);
        }
        return matches;
    }

    /** Number of subscriptions. */
    public int size() {
        return byTenant.values().stream().mapToInt(TenantIndex::size).sum();
    }

    /** Whether nothing is left: neither a subscription nor a node that once led to one. */
    public boolean isEmpty() {
        return byTenant.isEmpty();
    }

    /** Forgets everything. */
    public void clear() {
        byTenant.clear();
    }
}
