package io.bellbuoy.matching;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Matched;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.matching.PatternSet.Admission;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One subscription, compiled: says whether it wants an event, and by which patterns. This is the meaning of a
 * subscription; every faster way to find one must agree with it. Immutable; any thread may use it.
 */
public final class SubscriptionMatcher {

    private final List<EventTypePattern> eventTypes;
    private final PatternSet repositories;
    private final PatternSet paths;
    private final PatternSet tags;
    private final List<String> artifactTypes;
    private final List<String> repositoryKinds;

    private SubscriptionMatcher(List<EventTypePattern> eventTypes, Filter filter) {
        this.eventTypes = eventTypes;
        this.repositories = PatternSet.compile(filter.getRepositories());
        this.paths = PatternSet.compile(filter.getPaths());
        this.tags = PatternSet.compile(filter.getTags());
        this.artifactTypes = List.copyOf(filter.getArtifactTypes());
        this.repositoryKinds = List.copyOf(filter.getRepositoryKinds());
    }

    /** Compiles the subscription; throws {@link InvalidPatternException} for the first pattern that is not one. */
    public static SubscriptionMatcher compile(Subscription subscription) {
        List<EventTypePattern> eventTypes =
                subscription.getEventTypes().stream().map(EventTypePattern::new).toList();
        return new SubscriptionMatcher(eventTypes, subscription.getFilter());
    }

    /**
     * Whether the subscription wants the event, enabled or not: a disabled subscription's deliveries are held, not lost.
     *
     * @return the patterns that let it through; empty when the event is not wanted
     */
    public Optional<Matched> match(RegistryEvent event) {
        Optional<EventTypePattern> type = eventTypes.stream()
                .filter(pattern -> pattern.matches(event.getType()))
                .findFirst();
        boolean typeWanted = eventTypes.isEmpty() ? EventTypePattern.isRegistrysOwn(event.getType()) : type.isPresent();
        if (!typeWanted) {
            return Optional.empty();
        }
        Repository repository = event.getRepository();
        Artifact artifact = event.getArtifact();
        boolean kindsWanted = admits(repositoryKinds, repository == null ? null : repository.getKind())
                && admits(artifactTypes, artifact == null ? null : artifact.getType());
        if (!kindsWanted) {
            return Optional.empty();
        }
        Optional<Admission> byRepository =
                repositories.admit(subject(repository == null ? null : repository.getName()));
        Optional<Admission> byPath = paths.admit(subject(artifact == null ? null : artifact.getPath()));
        Optional<Admission> byTag = tags.admit(artifact == null ? List.of() : artifact.getTags());
        if (byRepository.isEmpty() || byPath.isEmpty() || byTag.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Matched.newBuilder()
                .setEventType(type.map(EventTypePattern::text).orElse(null))
                .setRepository(text(byRepository.get()))
                .setPath(text(byPath.get()))
                .setTag(text(byTag.get()))
                .build());
    }

    private static boolean admits(List<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static List<String> subject(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable String text(Admission admission) {
        return admission.by().map(PathPattern::toString).orElse(null);
    }
}
