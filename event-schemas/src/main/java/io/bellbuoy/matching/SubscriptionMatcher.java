package io.bellbuoy.matching;

import static io.bellbuoy.matching.Subject.ARTIFACT_TYPE;
import static io.bellbuoy.matching.Subject.PATH;
import static io.bellbuoy.matching.Subject.REPOSITORY;
import static io.bellbuoy.matching.Subject.REPOSITORY_KIND;
import static io.bellbuoy.matching.Subject.TAG;

import io.bellbuoy.events.Filter;
import io.bellbuoy.events.Matched;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
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
        return answer(event).matched();
    }

    /** Wanted, or the first condition that is not met, in the order of {@link Subject}; those behind it are not looked at. */
    public Answer answer(EventSubjects event) {
        Admission type = eventTypes.admit(event.type());
        Admission kind = type.isRefused() ? type : admit(REPOSITORY_KIND, repositoryKinds, event.repositoryKind());
        Admission artifact = kind.isRefused() ? kind : admit(ARTIFACT_TYPE, artifactTypes, event.artifactType());
        Admission repository = artifact.isRefused() ? artifact : repositories.admit(REPOSITORY, event.repository());
        Admission path = repository.isRefused() ? repository : paths.admit(PATH, event.path());
        Admission tag = path.isRefused() ? path : tags.admit(TAG, event.tags());
        Mismatch refusal = tag.refusal();
        return refusal == null
                ? new Answer.Wanted(new Matched(type.by(), repository.by(), path.by(), tag.by()))
                : new Answer.Unwanted(refusal);
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

    private static Admission admit(Subject subject, List<String> wanted, @Nullable String value) {
        boolean listed = value != null && wanted.contains(value);
        return wanted.isEmpty() || listed
                ? Admission.OPEN
                : Admission.refused(new Mismatch.Unlisted(subject, value, wanted));
    }
}
