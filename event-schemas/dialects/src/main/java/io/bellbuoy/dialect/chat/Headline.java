package io.bellbuoy.dialect.chat;

import static java.util.stream.Collectors.toMap;

import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.ReleaseBundle;
import io.bellbuoy.events.Repository;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened, in a sentence: "library/nginx:1.27 was pushed by alice". */
final class Headline {

    /** What it is that something happens to, for the types that read as a sentence then. */
    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("artifact", ""),
            Map.entry("build", "Build "),
            Map.entry("property", "A property of "),
            Map.entry("release_bundle", "Release bundle "),
            Map.entry("replication", "The replication of "),
            Map.entry("repository", "Repository "),
            Map.entry("retention", "The retention in "),
            Map.entry("tag", "A tag of "),
            Map.entry("user", "User "),
            Map.entry("bellbuoy.endpoint", "The endpoint of subscription "),
            Map.entry("bellbuoy.subscription", "Subscription "));

    /** Words that are not said with "was". */
    private static final Map<String, String> VERBS = Map.of(
            "failed", "failed",
            "failing", "is failing",
            "finished", "finished",
            "recovered", "recovered",
            "started", "started",
            "succeeded", "succeeded");

    private static final Map<String, String> DESCRIPTIONS =
            Arrays.stream(EventType.values()).collect(toMap(EventType::code, EventType::description));

    private Headline() {}

    static String of(RegistryEvent event) {
        String type = event.getType();
        String said = DESCRIPTIONS.getOrDefault(type, type);
        return subject(event)
                .map(subject -> NOUNS.containsKey(family(type)) ? sentence(subject, event) : subject + ": " + said)
                .orElse(said);
    }

    private static String sentence(String subject, RegistryEvent event) {
        String type = event.getType();
        String word = type.substring(type.lastIndexOf('.') + 1).replace('_', ' ');
        String said = VERBS.containsKey(word)
                ? VERBS.get(word)
                : "was " + word + target(event.getTarget()) + actor(subject, event.getActor());
        return NOUNS.get(family(type)) + subject + " " + said;
    }

    /** Everything before the last word. */
    private static String family(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String target(@Nullable Location target) {
        return target == null || target.getRepository() == null ? "" : " to " + target.getRepository();
    }

    private static String actor(String subject, @Nullable Actor actor) {
        String name = actor == null ? "" : actor.getName();
        return name.isEmpty() || name.equals(subject) ? "" : " by " + name;
    }

    private static Optional<String> subject(RegistryEvent event) {
        boolean isOfUser = event.getType().startsWith("user.") && event.getActor() != null;
        return Stream.of(
                        isOfUser ? event.getActor().getName() : "",
                        event.getSubscription() == null
                                ? ""
                                : event.getSubscription().getId(),
                        reference(event),
                        bundle(event.getReleaseBundle()),
                        build(event.getBuild()),
                        event.getAttributes().getOrDefault("subscription", ""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The artifact by as much as is told of it, or at least its repository. */
    private static String reference(RegistryEvent event) {
        Repository repository = event.getRepository();
        String where = repository == null ? "" : repository.getName();
        Artifact artifact = event.getArtifact();
        if (artifact == null) {
            return where;
        }
        if (!artifact.getTags().isEmpty()) {
            return where + ":" + artifact.getTags().get(0);
        }
        if (artifact.getPath() != null) {
            return where.isEmpty() ? artifact.getPath() : where + "/" + artifact.getPath();
        }
        return artifact.getDigest() == null ? named(artifact, where) : where + "@" + artifact.getDigest();
    }

    private static String named(Artifact artifact, String otherwise) {
        return Objects.requireNonNullElse(artifact.getName(), otherwise);
    }

    private static String bundle(@Nullable ReleaseBundle bundle) {
        return bundle == null ? "" : joined(bundle.getName(), " ", bundle.getVersion());
    }

    private static String build(@Nullable Build build) {
        return build == null ? "" : joined(build.getName(), " #", build.getNumber());
    }

    private static String joined(String name, String glue, @Nullable String more) {
        return more == null ? name : name + glue + more;
    }
}
