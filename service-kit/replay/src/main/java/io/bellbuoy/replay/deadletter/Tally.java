package io.bellbuoy.replay.deadletter;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts dead letters by why they died and whose they are. For one thread. */
public final class Tally {

    private final SortedMap<String, Long> byReason = new TreeMap<>();
    private final SortedMap<String, Long> bySubscription = new TreeMap<>();
    private long total;

    /** Counts all of them. */
    public static Tally of(Stream<Entry> letters) {
        Tally tally = new Tally();
        letters.forEach(tally::add);
        return tally;
    }

    private void add(Entry letter) {
        total++;
        count(byReason, letter, of -> of.record().getReason());
        count(bySubscription, letter, of -> of.key().toString());
    }

    /** All of them. */
    public long total() {
        return total;
    }

    /** By reason's code. */
    public SortedMap<String, Long> byReason() {
        return new TreeMap<>(byReason);
    }

    /** By {@code tenant/subscription}. */
    public SortedMap<String, Long> bySubscription() {
        return new TreeMap<>(bySubscription);
    }

    private static void count(SortedMap<String, Long> counts, Entry letter, Function<Entry, String> property) {
        counts.merge(property.apply(letter), 1L, Long::sum);
    }
}
