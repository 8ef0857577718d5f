package io.bellbuoy.benchmarks.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One notification's part of an {@link Audit}. */
record Case(String notification, boolean isLost, int duplicates, List<Sighting> unsettled) {

    static Case of(String notification, List<Sighting> sightings, List<Settled> settled) {
        List<Sighting> open = new ArrayList<>(sightings);
        open.sort(Comparator.comparing(Sighting::at));
        Set<Integer> attempts = new HashSet<>();
        settled.stream().sorted(Comparator.comparing(Settled::ended)).forEach(one -> {
            Optional<Sighting> request = open.stream().filter(one::isOf).findFirst();
            request.ifPresent(seen -> {
                open.remove(seen);
                attempts.add(one.attempt());
            });
        });
        boolean isDelivered = settled.stream().anyMatch(Settled::isDelivered) && !sightings.isEmpty();
        // Whatever was committed twice is seen here: it has two requests, both settled, and one number.
        int duplicates = Math.max(0, sightings.size() - Math.max(1, attempts.size()));
        return new Case(notification, !isDelivered, duplicates, List.copyOf(open));
    }
}
