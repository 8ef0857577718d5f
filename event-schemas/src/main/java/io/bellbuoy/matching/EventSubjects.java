package io.bellbuoy.matching;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What subscriptions ask of an event, its paths cut once for all of them.
 *
 * @param type the event's type
 * @param repositoryKind null when the event does not say
 * @param artifactType null when the event does not say
 * @param repository the repository's name; empty when the event has none
 * @param path the artifact's path; empty when the event has none
 * @param tags the artifact's tags
 */
public record EventSubjects(
        String type,
        @Nullable String repositoryKind,
        @Nullable String artifactType,
        List<PathSegments> repository,
        List<PathSegments> path,
        List<PathSegments> tags) {

    public EventSubjects {
        repository = List.copyOf(repository);
        path = List.copyOf(path);
        tags = List.copyOf(tags);
    }

    /** What the event says. */
    public static EventSubjects of(RegistryEvent event) {
        Repository repository = event.getRepository();
        Artifact artifact = event.getArtifact();
        return new EventSubjects(
                event.getType(),
                repository == null ? null : repository.getKind(),
                artifact == null ? null : artifact.getType(),
                cut(repository == null ? null : repository.getName()),
                cut(artifact == null ? null : artifact.getPath()),
                artifact == null ? List.of() : cut(artifact.getTags()));
    }

    private static List<PathSegments> cut(@Nullable String value) {
        return value == null ? List.of() : List.of(PathSegments.of(value));
    }

    private static List<PathSegments> cut(List<String> values) {
        List<PathSegments> cut = new ArrayList<>(values.size());
        for (int at = 0; at < values.size(); at++) {
            cut.add(PathSegments.of(values.get(at)));
        }
        return cut;
    }
}
