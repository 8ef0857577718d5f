package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.PathPattern;
import io.bellbuoy.matching.PathSegments;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The subscriptions of one tenant, each filed under the patterns of one dimension, or with those that leave all open. */
final class TenantIndex {

    private final Map<String, IndexedSubscription> byId = new HashMap<>();
    private final Map<Dimension, SegmentTrie> tries = new EnumMap<>(Dimension.class);
    private final Postings open = new Postings();

    void put(IndexedSubscription subscription) {
        remove(subscription.id());
        byId.put(subscription.id(), subscription);
        Optional<Dimension> dimension = Dimension.of(subscription.matcher());
        dimension.ifPresentOrElse(by -> file(by, subscription), () -> open.add(subscription));
    }

    void remove(String id) {
        IndexedSubscription subscription = byId.remove(id);
        if (subscription != null) {
            Optional<Dimension> dimension = Dimension.of(subscription.matcher());
            dimension.ifPresentOrElse(by -> unfile(by, subscription), () -> open.remove(subscription));
        }
    }

    OptionalLong version(String id) {
        IndexedSubscription subscription = byId.get(id);
        return subscription == null ? OptionalLong.empty() : OptionalLong.of(subscription.version());
    }

    /** Shows the search to every subscription that may want its event. */
    void search(Search search) {
        open.show(search);
        tries.forEach((dimension, trie) -> {
            for (PathSegments subject : dimension.subjects(search.event())) {
                trie.show(search, subject);
            }
        });
    }

    int size() {
        return byId.size();
    }

    boolean isEmpty() {
        return byId.isEmpty() && tries.isEmpty() && open.isEmpty();
    }

    private void file(Dimension dimension, IndexedSubscription subscription) {
        SegmentTrie trie = tries.computeIfAbsent(dimension, by -> new SegmentTrie());
        for (PathPattern pattern : dimension.includes(subscription.matcher())) {
            trie.add(pattern, subscription);
        }
    }

    private void unfile(Dimension dimension, IndexedSubscription subscription) {
        tries.computeIfPresent(dimension, (by, trie) -> {
            for (PathPattern pattern : dimension.includes(subscription.matcher())) {
                trie.remove(pattern, subscription);
            }
            return trie.isEmpty() ? null : trie;
        });
    }
}
