package io.bellbuoy.benchmarks.match;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.matcher.index.Match;
import io.bellbuoy.matching.PathPattern;
import java.util.List;
import java.util.Optional;

/**
 * A subscription in event-ruler's words, the cheapest of them that will do.
 *
 * @param json the rule
 * @param segments what a wildcard of its, which does not stop at slashes, may have let through wrongly
 * @param excludes what it has no word for
 * @param match the answer when an event is wanted
 */
record RulerRule(String json, Optional<PathPattern> segments, List<PathPattern> excludes, Match match) {

    static final String SUBJECT = "subject";
    static final String TYPE = "type";

    RulerRule {
        excludes = List.copyOf(excludes);
    }

    static RulerRule of(SubjectRule rule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode subject = json.putArray(SUBJECT).addObject();
        boolean exact = spell(subject, rule.include());
        if (!rule.eventTypes().isEmpty()) {
            ArrayNode types = json.putArray(TYPE);
            rule.eventTypes().forEach(types::add);
        }
        return new RulerRule(
                json.toString(),
                exact ? Optional.empty() : Optional.of(PathPattern.compile(rule.include())),
                rule.excludes().stream().map(PathPattern::compile).toList(),
                rule.match());
    }

    /** Whether the words mean just what the pattern means. */
    private static boolean spell(ObjectNode subject, String pattern) {
        int star = pattern.indexOf('*');
        if (star == pattern.length() - 2) {
            subject.put("prefix", pattern.substring(0, star));
            return true;
        }
        if (pattern.lastIndexOf('*') == "**/*".length() - 1) {
            subject.put("suffix", pattern.substring("**/*".length()));
            return true;
        }
        subject.put("wildcard", pattern.replace("**", "*"));
        return false;
    }

    boolean admits(String subject) {
        return segments.map(pattern -> pattern.matches(subject)).orElse(true)
                && excludes.stream().noneMatch(exclude -> exclude.matches(subject));
    }
}
