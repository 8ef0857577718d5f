package io.bellbuoy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The preview against every condition by itself, over words so few that each of them is the first to fail at times. */
class PreviewPropertyTest {

    static {
        AvroTrust.ensure();
    }

    private static final int CASES = 100_000;
    private static final String[] TYPES = {"a.x", "a.y", "bellbuoy.x"};
    private static final String[] TYPE_PATTERNS = {"a.x", "a.*", "*", "bellbuoy.*"};
    private static final String[] WORDS = {"a", "b", "c"};
    private static final String[] PATTERNS = {"a", "b", "a*", "{a,c}", "**", "a/**", "*/b"};
    private static final String[] PATHS = {"a", "b", "ab", "a/b", "c/b"};

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void shouldNameTheFirstConditionThatDoesNotHoldByItself() {
        Map<Subject, Integer> refusals = new EnumMap<>(Subject.class);
        for (int i = 0; i < CASES; i++) {
            Subscription subscription = subscription();
            RegistryEvent event = event();
            Answer answer = Preview.of(event, List.of(subscription)).get(0).answer();
            Optional<Subject> refused = firstNotMet(subscription, event);

            assertThat(refusedBy(answer))
                    .as("%s to %s, seed %d", subscription, event, seed)
                    .isEqualTo(refused);
            assertThat(answer.matched().isPresent())
                    .as("%s to %s, seed %d", subscription, event, seed)
                    .isEqualTo(refused.isEmpty());
            refused.ifPresent(subject -> refusals.merge(subject, 1, Integer::sum));
        }
        assertThat(refusals).as("seed %d", seed).containsOnlyKeys(Subject.values());
    }

    private static Optional<Subject> refusedBy(Answer answer) {
        return answer instanceof Answer.Unwanted unwanted
                ? Optional.of(unwanted.why().subject())
                : Optional.empty();
    }

    private static Optional<Subject> firstNotMet(Subscription subscription, RegistryEvent event) {
        return Stream.of(Subject.values())
                .filter(subject -> !isMet(subject, subscription, event))
                .findFirst();
    }

    /** The meaning of a condition, spelled out without regard to time. */
    private static boolean isMet(Subject subject, Subscription subscription, RegistryEvent event) {
        Filter filter = subscription.getFilter();
        Repository repository = event.getRepository();
        Artifact artifact = event.getArtifact();
        return switch (subject) {
            case EVENT_TYPE -> isTypeWanted(subscription.getEventTypes(), event.getType());
            case REPOSITORY_KIND -> isListed(filter.getRepositoryKinds(), repository.getKind());
            case ARTIFACT_TYPE -> isListed(filter.getArtifactTypes(), artifact.getType());
            case REPOSITORY -> isAdmitted(filter.getRepositories(), List.of(repository.getName()));
            case PATH ->
                isAdmitted(
                        filter.getPaths(), Stream.ofNullable(artifact.getPath()).toList());
            case TAG -> isAdmitted(filter.getTags(), artifact.getTags());
        };
    }

    private static boolean isTypeWanted(List<String> wanted, String type) {
        return wanted.isEmpty()
                ? !type.startsWith("bellbuoy.")
                : wanted.stream().anyMatch(text -> new EventTypePattern(text).matches(type));
    }

    private static boolean isListed(List<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || wanted.stream().anyMatch(word -> word.equals(value));
    }

    private static boolean isAdmitted(Patterns patterns, List<String> values) {
        boolean included = patterns.getInclude().isEmpty() || values.stream().anyMatch(isOneOf(patterns.getInclude()));
        return included && values.stream().noneMatch(isOneOf(patterns.getExclude()));
    }

    private static Predicate<String> isOneOf(List<String> patterns) {
        return value ->
                patterns.stream().anyMatch(text -> PathPattern.compile(text).matches(value));
    }

    private Subscription subscription() {
        return Subscription.newBuilder()
                .setTenant("acme")
                .setId("ci")
                .setEventTypes(some(TYPE_PATTERNS))
                .setFilter(Filter.newBuilder()
                        .setRepositories(patterns())
                        .setPaths(patterns())
                        .setTags(patterns())
                        .setArtifactTypes(some(WORDS))
                        .setRepositoryKinds(some(WORDS))
                        .build())
                .build();
    }

    private RegistryEvent event() {
        return RegistryEvent.newBuilder()
                .setTenant("acme")
                .setType(pick(TYPES))
                .setRepository(new Repository(pick(PATHS), orNull(pick(WORDS)), null))
                .setArtifact(Artifact.newBuilder()
                        .setType(orNull(pick(WORDS)))
                        .setPath(orNull(pick(PATHS)))
                        .setTags(some(PATHS))
                        .build())
                .build();
    }

    private Patterns patterns() {
        return new Patterns(some(PATTERNS), random.nextInt(4) == 0 ? some(PATTERNS) : List.of());
    }

    private List<String> some(String[] choices) {
        return Stream.generate(() -> pick(choices)).limit(random.nextInt(3)).toList();
    }

    private @Nullable String orNull(String value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
