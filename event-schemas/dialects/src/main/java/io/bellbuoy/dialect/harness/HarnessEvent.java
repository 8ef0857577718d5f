package io.bellbuoy.dialect.harness;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.PassThrough;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.producer.EventRules;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event of one body. It has neither an id nor a time. */
final class HarnessEvent {

    private static final Map<String, String> POINTERS_BY_RULE = Map.of(
            "type", "/trigger", "repository/name", "/registry/name", "artifact/tags", "/artifact_info/artifact/tag");

    static {
        AvroTrust.ensure();
    }

    private final JsonFields body;
    private final JsonFields registry;
    private final JsonFields info;
    private final Arrival arrival;

    HarnessEvent(JsonFields body, Arrival arrival) {
        this.body = body;
        this.registry = body.object("registry");
        this.info = body.object("artifact_info");
        this.arrival = arrival;
    }

    /** The event in our words; what is wrong with it is noted in the fields' problems. */
    RegistryEvent toRegistryEvent() {
        String trigger = body.requiredText("trigger");
        Optional<String> known = HarnessDialect.TYPES.type(trigger);
        String packageType = info.text("type");
        ByteBuffer bytes = ByteBuffer.wrap(arrival.bytes());
        RegistryEvent event = RegistryEvent.newBuilder()
                .setId(DerivedId.withinWindow(arrival, bytes))
                .setTenant(arrival.tenant())
                .setType(known.orElseGet(() -> PassThrough.type(HarnessDialect.NAME, trigger)))
                .setTime(arrival.received())
                .setSource(registry.text("url"))
                .setDialect(HarnessDialect.NAME)
                .setRepository(repository(known.isPresent()))
                .setArtifact(packageType == null ? null : artifact(packageType))
                .setActor(actor())
                .setAttributes(packageType == null ? Map.of() : Map.of(PackageType.ATTRIBUTE, packageType))
                .setOriginal(new Original(arrival.mediaType(), bytes))
                .build();
        EventRules.violation(event).ifPresent(this::note);
        return event;
    }

    /** Only what we do not know may happen to something else than a registry. */
    private @Nullable Repository repository(boolean required) {
        String name = required ? registry.requiredText("name") : registry.text("name");
        return name == null ? null : Repository.newBuilder().setName(name).build();
    }

    private Artifact artifact(String packageType) {
        JsonFields artifact = info.object("artifact");
        String tag = artifact.text("tag");
        String type = PackageType.artifactType(packageType);
        return Artifact.newBuilder()
                .setType(type)
                .setName(info.text("name"))
                // An image has tags and no version: Harness repeats its tag or its digest there.
                .setVersion(type.equals("image") ? null : info.text("version"))
                .setTags(tag == null ? List.of() : List.of(tag))
                .setDigest(artifact.text("digest"))
                .setUrl(artifact.text("url"))
                .build();
    }

    private @Nullable Actor actor() {
        JsonFields principal = body.object("principal");
        String uid = principal.text("uid");
        return uid == null
                ? null
                : Actor.newBuilder()
                        .setName(uid)
                        .setKind(principal.text("type"))
                        .build();
    }

    private void note(EventRules.Violation violation) {
        body.problems().add(POINTERS_BY_RULE.getOrDefault(violation.field(), ""), violation.detail());
    }
}
