package io.bellbuoy.matching;

import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Matched;
import io.bellbuoy.events.RegistryEvent;
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

    private final EventTypes eventTypes;
    private final PatternSet repositories;
    private final PatternSet paths;
    private final PatternSet tags;
    private final List<String> artifactTypes;
    private final List<String> repositoryKinds;

    private SubscriptionMatcher(Subscription subscription, EntryCompiler entries) {
        Filter filter = subscription.getFilter();
        this.eventTypes = entries.eventTypes("/eventTypes", subscription.getEventTypes());
        this.repositories = entries.patterns("/filter/repositories", filter.getRepositories());
        this.paths = entries.patterns("/filter/paths", filter.getPaths());
        this.tags = entries.patterns("/filter/tags", filter.getTags());
        this.artifactTypes = entries.words("/filter/artifactTypes", filter.getArtifactTypes());
        this.repositoryKinds = entries.words("/filter/repositoryKinds", filter.getRepositoryKinds());
    }

    /** Compiles the subscription; throws {@link InvalidSubscriptionException} with everything that is wrong with it. */
    public static SubscriptionMatcher compile(Subscription subscription) {
        EntryCompiler entries = new EntryCompiler();
        SubscriptionMatcher matcher = new SubscriptionMatcher(subscription, entries);
        entries.throwIfInvalid();
        return matcher;
    }

    /**
     * Whether the subscription wants the event, enabled or not: a disabled subscription's deliveries are held, not lost.
     *
     * @return the patterns that let it through; empty when the event is not wanted
     */
    public Optional<Matched> match(RegistryEvent event) {
        return match(EventSubjects.of(event));
    }

    /** As {@link #match(RegistryEvent)}, for an event that many subscriptions are shown. */
    public Optional<Matched> match(EventSubjects event) {
        boolean kindsWanted =
                admits(repositoryKinds, event.repositoryKind()) && admits(artifactTypes, event.artifactType());
        if (!eventTypes.admit(event.type()) || !kindsWanted) {
            return Optional.empty();
        }
        Optional<Admission> byRepository = repositories.admit(event.repository());
        Optional<Admission> byPath = paths.admit(event.path());
        Optional<Admission> byTag = tags.admit(event.tags());
        if (byRepository.isEmpty() || byPath.isEmpty() || byTag.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Matched(
                eventTypes.admittedBy(event.type()), text(byRepository.get()), text(byPath.get()), text(byTag.get())));
    }

    /** The repositories asked for, in the subscription's order; empty for any. */
    public List<PathPattern> repositoryIncludes() {
        return repositories.include();
    }

    /** The artifact paths asked for, in the subscription's order; empty for any. */
    public List<PathPattern> pathIncludes() {
        return paths.include();
    }

    /** The tags asked for, in the subscription's order; empty for any. */
    public List<PathPattern> tagIncludes() {
        return tags.include();
    }

    /** The event types asked for. */
    public EventTypes eventTypes() {
        return eventTypes;
    }

    /** Number of patterns, artifact types and repository kinds: all that is asked of an event of a wanted type. */
    public int conditions() {
        return repositories.size() + paths.size() + tags.size() + artifactTypes.size() + repositoryKinds.size();
    }

    private static boolean admits(List<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static @Nullable String text(Admission admission) {
        return admission.by().map(PathPattern::toString).orElse(null);
    }
}
