package io.bellbuoy.benchmarks.match;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.EventSubjects;
import io.bellbuoy.matching.SubscriptionMatcher;
import java.util.ArrayList;
import java.util.List;

/** A fast wrong answer is worth nothing: what engines find must be what subscriptions mean. */
final class Agreement {

    /** An event and the subscriptions that want it by their own meaning. */
    private record Expectation(RegistryEvent event, EventSubjects subjects, List<String> wantedBy) {

        static Expectation of(RegistryEvent event) {
            return new Expectation(event, EventSubjects.of(event), new ArrayList<>());
        }

        void ask(Subscription subscription, SubscriptionMatcher matcher) {
            if (subscription.getTenant().equals(event.getTenant())
                    && matcher.match(subjects).isPresent()) {
                wantedBy.add(subscription.getId());
            }
        }

        void check(Engine engine) {
            List<String> found = engine.matches(event).stream()
                    .map(match -> match.subscription().id())
                    .sorted()
                    .toList();
            List<String> right = wantedBy.stream().sorted().toList();
            if (!found.equals(right)) {
                throw new IllegalStateException("%s finds %s, not %s, for %s"
                        .formatted(engine.getClass().getSimpleName(), found, right, event));
            }
        }
    }

    private Agreement() {}

    /** Refuses an engine that answers wrongly for some of these events. */
    static void check(Engine engine, Workload workload, List<RegistryEvent> sample) {
        List<Expectation> expectations = sample.stream().map(Expectation::of).toList();
        workload.subscriptions().forEach(subscription -> {
            SubscriptionMatcher matcher = SubscriptionMatcher.compile(subscription);
            expectations.forEach(expectation -> expectation.ask(subscription, matcher));
        });
        expectations.forEach(expectation -> expectation.check(engine));
    }
}
