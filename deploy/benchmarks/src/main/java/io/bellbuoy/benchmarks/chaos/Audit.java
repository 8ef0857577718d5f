package io.bellbuoy.benchmarks.chaos;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the sink saw against what was committed. A request is <i>settled</i> when the outcome of that very request was
 * committed, which the times of both tell: an attempt that two workers made has one outcome and two requests. Pure.
 *
 * @param notifications how many were written
 * @param requests how many reached the sink
 * @param lost notifications that no worker says it has delivered, or that the sink never saw
 * @param duplicates requests for attempts that had reached the sink before
 * @param unsettled requests that were open or not yet committed when something took their worker
 */
record Audit(int notifications, int requests, List<String> lost, int duplicates, List<Sighting> unsettled) {

    Audit {
        lost = List.copyOf(lost);
        unsettled = List.copyOf(unsettled);
    }

    static Audit of(Set<String> notifications, Collection<Sighting> sightings, Collection<Settled> settled) {
        Map<String, List<Sighting>> sightingsById = sightings.stream().collect(groupingBy(Sighting::notification));
        Map<String, List<Settled>> settledById = settled.stream().collect(groupingBy(Settled::notification));
        List<Case> cases = notifications.stream()
                .map(id ->
                        Case.of(id, sightingsById.getOrDefault(id, List.of()), settledById.getOrDefault(id, List.of())))
                .toList();
        return new Audit(
                notifications.size(),
                sightings.size(),
                cases.stream().filter(Case::isLost).map(Case::notification).toList(),
                cases.stream().mapToInt(Case::duplicates).sum(),
                cases.stream().flatMap(one -> one.unsettled().stream()).toList());
    }

    /** How many duplicates may be, if these are the requests whose outcome nobody could commit any more. */
    int bound(Predicate<Sighting> isStruck) {
        return (int) unsettled.stream().filter(isStruck).count();
    }
}
