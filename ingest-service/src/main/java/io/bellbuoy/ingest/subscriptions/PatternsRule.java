package io.bellbuoy.ingest.subscriptions;

import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.json.Problems;
import io.bellbuoy.matching.EventTypePattern;
import io.bellbuoy.matching.InvalidPatternException;
import io.bellbuoy.matching.PathPattern;
import java.util.List;
import java.util.function.Consumer;

/** Every pattern means something, and no list is endless. */
final class PatternsRule implements SubscriptionRule {

    private static final int MAX_ENTRIES = 100;
    private static final int MAX_WORD = 100;

    @Override
    public void check(Subscription subscription, Problems problems) {
        checkEach("/eventTypes", subscription.getEventTypes(), EventTypePattern::new, problems);
        Filter filter = subscription.getFilter();
        checkPaths("/filter/repositories", filter.getRepositories(), problems);
        checkPaths("/filter/paths", filter.getPaths(), problems);
        checkPaths("/filter/tags", filter.getTags(), problems);
        checkWords("/filter/artifactTypes", filter.getArtifactTypes(), problems);
        checkWords("/filter/repositoryKinds", filter.getRepositoryKinds(), problems);
    }

    private static void checkPaths(String at, Patterns patterns, Problems problems) {
        checkEach(at + "/include", patterns.getInclude(), PathPattern::compile, problems);
        checkEach(at + "/exclude", patterns.getExclude(), PathPattern::compile, problems);
    }

    private static void checkEach(String at, List<String> patterns, Consumer<String> compiler, Problems problems) {
        checkLength(at, patterns, problems);
        for (int i = 0; i < patterns.size(); i++) {
            try {
                compiler.accept(patterns.get(i));
            } catch (InvalidPatternException e) {
                problems.add(at + "/" + i, "position " + e.position() + ": " + e.reason());
            }
        }
    }

    private static void checkWords(String at, List<String> words, Problems problems) {
        checkLength(at, words, problems);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).isEmpty() || words.get(i).length() > MAX_WORD) {
                problems.add(at + "/" + i, "must have 1 to " + MAX_WORD + " characters");
            }
        }
    }

    private static void checkLength(String at, List<String> entries, Problems problems) {
        if (entries.size() > MAX_ENTRIES) {
            problems.add(at, "must have at most " + MAX_ENTRIES + " entries");
        }
    }
}
