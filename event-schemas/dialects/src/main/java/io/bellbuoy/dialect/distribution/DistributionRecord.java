package io.bellbuoy.dialect.distribution;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.wire.ManifestType;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Request;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event in the fields of Distribution 3: those that its structs may omit are, the others are empty or 0. */
final class DistributionRecord {

    private static final String PREFIX = DistributionDialect.NAME + ".";
    private static final Set<String> OF_CONTENT = Set.of("push", "pull");

    private final RegistryEvent event;
    private final Optional<Artifact> artifact;
    private final Optional<Request> request;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private DistributionRecord(RegistryEvent event) {
        this.event = event;
        this.artifact = Optional.ofNullable(event.getArtifact());
        this.request = Optional.ofNullable(event.getRequest());
    }

    static ObjectNode of(RegistryEvent event) {
        DistributionRecord told = new DistributionRecord(event);
        String action = action(event.getType());
        told.json
                .put("id", event.getId())
                .put("timestamp", ISO_OFFSET_DATE_TIME.format(event.getTime().atOffset(UTC)))
                .put("action", action);
        told.target(told.json.putObject("target"), action);
        told.request(told.json.putObject("request"));
        told.actor(told.json.putObject("actor"));
        told.source(told.json.putObject("source"));
        return told.json;
    }

    /** What Distribution has no action for keeps its neutral type. */
    private static String action(String type) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return DistributionDialect.TYPES.name(type).orElse(name);
    }

    private void target(ObjectNode target, String action) {
        String digest = text(artifact, Artifact::getDigest);
        String tag = artifact.flatMap(a -> a.getTags().stream().findFirst()).orElse("");
        if (action.equals("delete")) {
            // It names as much as is gone, and nothing of what it was.
            boolean onlyTag = event.getType().equals("tag.deleted") || digest.isEmpty();
            target.put("mediaType", "").put("digest", onlyTag ? "" : digest).put("size", 0L);
            putIfKnown(target, "repository", repository());
            putIfKnown(target, "tag", onlyTag ? tag : "");
            return;
        }
        long size = artifact.map(Artifact::getSize).orElse(0L);
        target.put("mediaType", mediaType(action)).put("digest", digest).put("size", size);
        if (size > 0) {
            target.put("length", size);
        }
        putIfKnown(target, "repository", repository());
        putIfKnown(target, "url", text(artifact, Artifact::getUrl));
        putIfKnown(target, "tag", tag);
        Optional.ofNullable(event.getTarget())
                .map(Location::getRepository)
                .filter(to -> action.equals("rename"))
                .ifPresent(to -> rename(target, to));
    }

    /** A receiver tells manifests from blobs by it, and so what was pushed always has one. */
    private String mediaType(String action) {
        String known = text(artifact, Artifact::getMediaType);
        return known.isEmpty() && OF_CONTENT.contains(action)
                ? ManifestType.assumed(artifact.map(Artifact::getType).orElse("image"))
                : known;
    }

    private String repository() {
        return Optional.ofNullable(event.getRepository())
                .map(Repository::getName)
                .orElse("");
    }

    /** GitLab's. */
    private void rename(ObjectNode target, String to) {
        String from = repository();
        boolean sameNamespace = namespace(from).equals(namespace(to));
        target.putObject("rename")
                .put("type", sameNamespace ? "name" : "namespace")
                .put("from", from)
                .put("to", to);
    }

    private static String namespace(String repository) {
        return repository.substring(0, Math.max(0, repository.lastIndexOf('/')));
    }

    private void request(ObjectNode json) {
        json.put("id", text(request, Request::getId));
        putIfKnown(json, "addr", text(request, Request::getAddress));
        putIfKnown(json, "host", text(request, Request::getHost));
        json.put("method", text(request, Request::getMethod)).put("useragent", text(request, Request::getUserAgent));
    }

    private void actor(ObjectNode json) {
        Optional<Actor> actor = Optional.ofNullable(event.getActor());
        putIfKnown(json, "name", text(actor, Actor::getName));
        // GitLab's, too: others read past it.
        putIfKnown(json, "user_type", text(actor, Actor::getKind));
    }

    private void source(ObjectNode json) {
        putIfKnown(json, "addr", event.getSource() == null ? "" : event.getSource());
    }

    private static <T> String text(Optional<T> record, Function<T, @Nullable String> field) {
        return record.map(field).orElse("");
    }

    private static void putIfKnown(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }
}
