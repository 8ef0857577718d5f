package io.bellbuoy.dialect.distribution;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.PassThrough;
import io.bellbuoy.dialect.wire.ManifestType;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Request;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.producer.EventRules;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event of a Distribution envelope. */
final class DistributionEvent {

    private static final Set<String> ACTIONS = Set.of("push", "pull", "delete", "mount", "rename");
    private static final Map<String, String> FIELDS_BY_RULE = Map.of("id", "id", "type", "action");

    static {
        AvroTrust.ensure();
    }

    private final JsonFields event;
    private final JsonFields target;
    private final ByteBuffer bytes;
    private final Arrival arrival;

    DistributionEvent(JsonFields event, ByteBuffer bytes, Arrival arrival) {
        this.event = event;
        this.target = event.object("target");
        this.bytes = bytes;
        this.arrival = arrival;
    }

    /** The event in our words; empty when it is about a blob, or wrong, which is noted in the fields' problems. */
    Optional<RegistryEvent> toRegistryEvent() {
        int before = event.problems().count();
        String action = event.requiredText("action");
        RegistryEvent.Builder translated = everythingButType();
        if (event.problems().count() > before) {
            return Optional.empty();
        }
        return type(action).map(type -> checked(translated.setType(type).build()));
    }

    private RegistryEvent.Builder everythingButType() {
        Instant time = event.time("timestamp");
        Request request = request();
        return RegistryEvent.newBuilder()
                .setId(event.requiredText("id"))
                .setTenant(arrival.tenant())
                .setTime(time == null ? arrival.received() : time)
                .setSource(source(request))
                .setDialect(DistributionDialect.NAME)
                .setRepository(repository())
                .setArtifact(artifact())
                .setTarget(renamedTo())
                .setActor(actor())
                .setRequest(request)
                .setOriginal(new Original("application/json", bytes));
    }

    /**
     * What happened, if it happened to an artifact, a tag or a repository. The media type decides what a target is, and not
     * its URL: those of layers have been seen to name manifests.
     */
    private Optional<String> type(String action) {
        Optional<String> mediaType = Optional.ofNullable(target.text("mediaType"));
        boolean manifest = mediaType.flatMap(ManifestType::artifactType).isPresent();
        boolean blob = mediaType.isPresent() && !manifest;
        return switch (action) {
            case "push" -> manifest ? Optional.of("artifact.pushed") : Optional.empty();
            case "pull" -> manifest ? Optional.of("artifact.pulled") : Optional.empty();
            case "delete" -> blob ? Optional.empty() : Optional.of(typeOfDeletion());
            // Only blobs are mounted from one repository into another.
            case "mount" -> Optional.empty();
            // GitLab's, for both a new name and a new namespace.
            case "rename" -> Optional.of("repository.renamed");
            default -> Optional.of(PassThrough.type(DistributionDialect.NAME, action));
        };
    }

    /** A deletion has no action of its own per kind: it names as much as is gone. */
    private String typeOfDeletion() {
        if (target.text("tag") != null) {
            return "tag.deleted";
        }
        return target.text("digest") != null ? "artifact.deleted" : "repository.deleted";
    }

    /** Only an action that we do not know may be about something else than a repository. */
    private @Nullable Repository repository() {
        boolean known = ACTIONS.contains(String.valueOf(event.text("action")));
        String name = known ? target.requiredText("repository") : target.text("repository");
        return name == null ? null : Repository.newBuilder().setName(name).build();
    }

    private @Nullable Location renamedTo() {
        String name = target.object("rename").text("to");
        return name == null ? null : Location.newBuilder().setRepository(name).build();
    }

    private @Nullable Artifact artifact() {
        String tag = target.text("tag");
        String digest = target.text("digest");
        String mediaType = target.text("mediaType");
        Long size = size();
        String url = target.text("url");
        if (tag == null && digest == null && mediaType == null) {
            return null;
        }
        return Artifact.newBuilder()
                .setType(Optional.ofNullable(mediaType)
                        .flatMap(ManifestType::artifactType)
                        .orElse(null))
                .setTags(tag == null ? List.of() : List.of(tag))
                .setDigest(digest)
                .setMediaType(mediaType)
                // Version 3 writes a size of 0 where it has no content to speak of.
                .setSize(digest == null ? null : size)
                .setUrl(url)
                .build();
    }

    private @Nullable Long size() {
        Long size = target.wholeNumber("size");
        Long length = target.wholeNumber("length");
        return size == null ? length : size;
    }

    private @Nullable Actor actor() {
        JsonFields actor = event.object("actor");
        String name = actor.text("name");
        String kind = actor.text("user_type");
        return name == null
                ? null
                : Actor.newBuilder().setName(name).setKind(kind).build();
    }

    private @Nullable Request request() {
        JsonFields request = event.object("request");
        Request read = Request.newBuilder()
                .setId(request.text("id"))
                .setAddress(request.text("addr"))
                .setHost(request.text("host"))
                .setMethod(request.text("method"))
                .setUserAgent(request.text("useragent"))
                .build();
        return read.equals(Request.newBuilder().build()) ? null : read;
    }

    private @Nullable String source(@Nullable Request request) {
        String node = event.object("source").text("addr");
        return node == null && request != null ? request.getHost() : node;
    }

    private RegistryEvent checked(RegistryEvent translated) {
        EventRules.violation(translated).ifPresent(violation -> event.problems()
                .add(event.at(FIELDS_BY_RULE.getOrDefault(violation.field(), "")), violation.detail()));
        return translated;
    }
}
