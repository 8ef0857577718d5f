package io.bellbuoy.benchmarks.match;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matcher.index.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Shows every event to every subscription, as registries do it. */
final class LinearEngine implements Engine {

    private record Compiled(SubjectRule rule, Predicate<String> include, List<Predicate<String>> excludes) {

        Compiled {
            excludes = List.copyOf(excludes);
        }

        boolean wants(String eventType, String subject) {
            return rule.wants(eventType)
                    && include.test(subject)
                    && excludes.stream().noneMatch(exclude -> exclude.test(subject));
        }
    }

    private final Function<String, Predicate<String>> compiler;
    private final Map<String, Compiled> byId = new HashMap<>();

    /** @param compiler what makes a test of a text out of a pattern */
    LinearEngine(Function<String, Predicate<String>> compiler) {
        this.compiler = compiler;
    }

    @Override
    public void put(Subscription subscription) {
        SubjectRule rule = SubjectRule.of(subscription);
        byId.put(
                subscription.getId(),
                new Compiled(
                        rule,
                        compiler.apply(rule.include()),
                        rule.excludes().stream().map(compiler).toList()));
    }

    @Override
    public List<Match> matches(RegistryEvent event) {
        String subject = SubjectRule.subject(event);
        List<Match> matches = new ArrayList<>();
        for (Compiled subscription : byId.values()) {
            if (subscription.wants(event.getType(), subject)) {
                matches.add(subscription.rule().match());
            }
        }
        return matches;
    }
}
