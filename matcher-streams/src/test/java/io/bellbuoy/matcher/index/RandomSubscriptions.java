package io.bellbuoy.matcher.index;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Patterns;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.InvalidPatternException;
import io.bellbuoy.matching.PathPattern;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Subscriptions and events out of so few letters that they often meet, odd ones among them. */
final class RandomSubscriptions {

    static {
        AvroTrust.ensure();
    }

    private static final String[] TYPES = {"artifact.pushed", "artifact.deleted", "scan.completed", "bellbuoy.ping"};
    private static final String[] WANTED_TYPES = {"artifact.pushed", "artifact.*", "scan.*", "*", "bellbuoy.*"};
    private static final String[] SYMBOLS = {"a", "a", "b", "b", "*", "?", "😀", "\\*", "\\{", "**", "{a,b}", "{,a*}"};
    private static final String[] PIECES = {"a", "a", "b", "b", "ab", "ba", "aa", "😀", "*", "{", ""};
    private static final String[] KINDS = {"local", "remote"};

    private final Random random;

    RandomSubscriptions(Random random) {
        this.random = random;
    }

    Subscription subscription(String tenant, String id, long version) {
        return Subscription.newBuilder()
                .setTenant(tenant)
                .setId(id)
                .setVersion(version)
                .setEventTypes(some(2, () -> pick(WANTED_TYPES)))
                .setFilter(Filter.newBuilder()
                        .setRepositories(patterns())
                        .setPaths(patterns())
                        .setTags(oneIn(4) ? patterns() : new Patterns(List.of(), List.of()))
                        .setRepositoryKinds(oneIn(8) ? List.of(pick(KINDS)) : List.of())
                        .build())
                .build();
    }

    RegistryEvent event(String tenant) {
        return RegistryEvent.newBuilder()
                .setTenant(tenant)
                .setType(pick(TYPES))
                .setRepository(oneIn(10) ? null : new Repository(path(), orNull(pick(KINDS)), null))
                .setArtifact(oneIn(10) ? null : artifact())
                .build();
    }

    String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Artifact artifact() {
        return Artifact.newBuilder()
                .setPath(orNull(path()))
                .setTags(some(2, this::path))
                .build();
    }

    private Patterns patterns() {
        return new Patterns(some(3, this::pattern), oneIn(4) ? List.of(pattern()) : List.of());
    }

    private String pattern() {
        while (true) {
            String pattern = joined(4, this::segment);
            if (isPattern(pattern)) {
                return pattern;
            }
        }
    }

    private String segment() {
        return oneIn(4)
                ? "**"
                : Stream.generate(() -> pick(SYMBOLS))
                        .limit(1 + random.nextInt(3))
                        .collect(Collectors.joining());
    }

    /** Alternatives may leave a segment empty, which no pattern has. */
    private static boolean isPattern(String text) {
        try {
            PathPattern.compile(text);
            return true;
        } catch (InvalidPatternException e) {
            return false;
        }
    }

    private String path() {
        return joined(5, () -> pick(PIECES));
    }

    private String joined(int bound, Supplier<String> segments) {
        return Stream.generate(segments).limit(1 + random.nextInt(bound)).collect(Collectors.joining("/"));
    }

    private List<String> some(int bound, Supplier<String> choices) {
        return Stream.generate(choices).limit(random.nextInt(bound + 1)).toList();
    }

    private @Nullable String orNull(String value) {
        return oneIn(5) ? null : value;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
