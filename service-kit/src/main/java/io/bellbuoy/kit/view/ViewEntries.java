package io.bellbuoy.kit.view;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The entries themselves, in order of their keys. One thread writes, any thread reads. */
final class ViewEntries<V> {

    private final ConcurrentNavigableMap<String, V> entries = new ConcurrentSkipListMap<>();
    private final BiPredicate<? super V, ? super V> isNewer;

    ViewEntries(BiPredicate<? super V, ? super V> isNewer) {
        this.isNewer = isNewer;
    }

    void put(String key, V arriving) {
        entries.merge(key, arriving, (held, other) -> isNewer.test(held, other) ? other : held);
    }

    void remove(String key) {
        entries.remove(key);
    }

    void clear() {
        entries.clear();
    }

    int size() {
        return entries.size();
    }

    long count(Predicate<? super V> condition) {
        return entries.values().stream().filter(condition).count();
    }

    Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    List<V> startingWith(String prefix) {
        // No key holds U+FFFF, which is not a character, so everything with the prefix sorts before this.
        return List.copyOf(entries.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }
}
