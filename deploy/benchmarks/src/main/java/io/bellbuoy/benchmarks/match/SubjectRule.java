package io.bellbuoy.benchmarks.match;

import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Matched;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import io.bellbuoy.topics.SubscriptionKey;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A subscription of the workload as the rivals are told it: over {@code repository/path} as one text, which is fewer
 * comparisons for them than over both.
 *
 * @param match the answer when an event is wanted
 * @param eventTypes wanted; empty for all
 * @param include what the event's subject must match
 * @param excludes what it must not match
 */
record SubjectRule(Match match, List<String> eventTypes, String include, List<String> excludes) {

    private static final Matched UNEXPLAINED = new Matched(null, null, null, null);

    SubjectRule {
        eventTypes = List.copyOf(eventTypes);
        excludes = List.copyOf(excludes);
    }

    static SubjectRule of(Subscription subscription) {
        Filter filter = subscription.getFilter();
        return new SubjectRule(
                new Match(
                        new SubscriptionKey(subscription.getTenant(), subscription.getId()),
                        subscription.getVersion(),
                        UNEXPLAINED),
                subscription.getEventTypes(),
                patterns(filter, Patterns::getInclude).findFirst().orElseThrow(),
                patterns(filter, Patterns::getExclude).toList());
    }

    /** What the event is about, as one text. */
    static String subject(RegistryEvent event) {
        return event.getRepository().getName() + "/" + event.getArtifact().getPath();
    }

    /** The workload's patterns for paths start with a double star, so they mean the same with a repository in front. */
    private static Stream<String> patterns(Filter filter, Function<Patterns, List<String>> side) {
        return Stream.concat(
                side.apply(filter.getRepositories()).stream().map(SubjectRule::withAnyPath),
                side.apply(filter.getPaths()).stream());
    }

    private static String withAnyPath(String repository) {
        return repository.endsWith("/**") ? repository : repository + "/**";
    }

    boolean wants(String eventType) {
        return eventTypes.isEmpty() || eventTypes.contains(eventType);
    }
}
