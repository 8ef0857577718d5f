package io.bellbuoy.matching;

import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What subscriptions ask of an event. Its paths are cut the first time that one asks for them, once for all. Confined to one
 * thread.
 */
public final class EventSubjects {

    private final String type;
    private final @Nullable Repository origin;
    private final @Nullable Artifact artifact;

    private @Nullable List<PathSegments> repository;
    private @Nullable List<PathSegments> path;
    private @Nullable List<PathSegments> tags;

    private EventSubjects(String type, @Nullable Repository origin, @Nullable Artifact artifact) {
        this.type = type;
        this.origin = origin;
        this.artifact = artifact;
    }

    /** What the event says. */
    public static EventSubjects of(RegistryEvent event) {
        return new EventSubjects(event.getType(), event.getRepository(), event.getArtifact());
    }

    /** The event's type. */
    public String type() {
        return type;
    }

    /** The kind of the repository; null when the event does not say. */
    public @Nullable String repositoryKind() {
        return origin == null ? null : origin.getKind();
    }

    /** The type of the artifact; null when the event does not say. */
    public @Nullable String artifactType() {
        return artifact == null ? null : artifact.getType();
    }

    /** The repository's name; empty when the event has none. */
    public List<PathSegments> repository() {
        if (repository == null) {
            repository = cut(origin == null ? null : origin.getName());
        }
        return repository;
    }

    /** The artifact's path; empty when the event has none. */
    public List<PathSegments> path() {
        if (path == null) {
            path = cut(artifact == null ? null : artifact.getPath());
        }
        return path;
    }

    /** The artifact's tags. */
    public List<PathSegments> tags() {
        if (tags == null) {
            tags = artifact == null ? List.of() : cut(artifact.getTags());
        }
        return tags;
    }

    private static List<PathSegments> cut(@Nullable String value) {
        return value == null ? List.of() : List.of(PathSegments.of(value));
    }

    private static List<PathSegments> cut(List<String> values) {
        List<PathSegments> cut = new ArrayList<>(values.size());
        for (String value : values) {
            cut.add(PathSegments.of(value));
        }
        return List.copyOf(cut);
    }
}
