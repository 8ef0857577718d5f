package io.bellbuoy.matcher.index;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.SubscriptionMatcher;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which subscriptions want an event, in time that depends on the event and on how many nearly match, not on how many there
 * are. Every answer is the one of {@link SubscriptionMatcher}. Confined to one thread: looking up writes marks too.
 */
public final class SubscriptionIndex {

    private static final Dimension[] DIMENSIONS = Dimension.values();

    private final EventTypesPool eventTypes = new EventTypesPool();
    private final Map<SubscriptionKey, IndexedSubscription> byKey = new HashMap<>();
    private final Map<Dimension, SegmentTrie> tries = new EnumMap<>(Dimension.class);
    private long searches;

    /** An index without subscriptions. */
    public SubscriptionIndex() {
        clear();
    }

    /**
     * Adds a subscription, or replaces the one of its tenant and id.
     *
     * @throws io.bellbuoy.matching.InvalidSubscriptionException when it cannot be understood; nothing is changed then
     */
    public void put(Subscription subscription) {
        SubscriptionMatcher matcher = SubscriptionMatcher.compile(subscription);
        IndexedSubscription indexed = IndexedSubscription.of(subscription, matcher, eventTypes);
        remove(indexed.key());
        byKey.put(indexed.key(), indexed);
        SegmentTrie trie = trie(indexed.dimension());
        // Not asked of the subscription itself, which may have to compile them once more.
        for (PathPattern pattern : indexed.dimension().patterns(matcher)) {
            trie.add(indexed.key().tenant(), pattern, indexed);
        }
    }

    /** Removes a subscription and every trace of it, if it is there. */
    public void remove(SubscriptionKey key) {
        IndexedSubscription indexed = byKey.remove(key);
        if (indexed != null) {
            SegmentTrie trie = trie(indexed.dimension());
            for (PathPattern pattern : indexed.patterns()) {
                trie.remove(key.tenant(), pattern, indexed);
            }
        }
    }

    /** The version of a subscription; empty when it is not there. */
    public OptionalLong version(SubscriptionKey key) {
        IndexedSubscription indexed = byKey.get(key);
        return indexed == null ? OptionalLong.empty() : OptionalLong.of(indexed.version());
    }

    /** The subscriptions, of the event's tenant and of the platform, that want it, in no particular order. */
    public List<Match> matches(RegistryEvent event) {
        Search search = new Search(++searches, event.getTenant(), EventSubjects.of(event));
        for (Dimension dimension : DIMENSIONS) {
            trie(dimension).show(search);
        }
        return search.found();
    }

    /** Number of subscriptions. */
    public int size() {
        return byKey.size();
    }

    /** Whether nothing is left: neither a subscription nor a node that once led to one. */
    public boolean isEmpty() {
        return byKey.isEmpty() && tries.values().stream().allMatch(SegmentTrie::isEmpty);
    }

    /** Forgets everything. */
    public void clear() {
        byKey.clear();
        for (Dimension dimension : DIMENSIONS) {
            tries.put(dimension, new SegmentTrie(dimension));
        }
    }

    private SegmentTrie trie(Dimension dimension) {
        return Objects.requireNonNull(tries.get(dimension));
    }
}
