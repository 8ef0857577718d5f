package io.bellbuoy.dialect.quay;

import io.bellbuoy.dialect.wire.ImageName;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.Quota;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Replication;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Scan;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of a notification. */
final class QuayEvent {

    private final JsonFields told;
    private final String name;

    QuayEvent(JsonFields told, String name) {
        this.told = told;
        this.name = name;
    }

    void putInto(RegistryEvent.Builder event) {
        boolean quota = name.startsWith("quota_");
        event.setAttributes(told.textsOf("namespace", "message", "expiring_in", "trigger_kind", "error_message"));
        if (quota) {
            told.requiredText("namespace");
            event.setQuota(quota());
        } else {
            event.setSource(ImageName.parse(told.text("docker_url"))
                            .map(ImageName::registry)
                            .orElse(null))
                    .setRepository(Repository.newBuilder()
                            .setName(told.requiredText("repository"))
                            .build())
                    .setArtifact(artifact())
                    .setBuild(name.startsWith("build_") ? build() : null)
                    .setScan(name.equals("vulnerability_found") ? scan() : null)
                    .setReplication(name.startsWith(QuayEventName.SOME_MIRRORING) ? replication() : null);
        }
    }

    /** Each kind of event has its own field of tags. One without a tag puts the digest there. */
    private @Nullable Artifact artifact() {
        List<String> references = Stream.of("updated_tags", "docker_tags", "tags")
                .flatMap(field -> told.texts(field).stream())
                .toList();
        String digest = Stream.concat(references.stream(), told.texts("manifest_digests").stream())
                .map(Reference::digest)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<String> tags = references.stream()
                .flatMap(reference -> Reference.tags(reference).stream())
                .toList();
        return tags.isEmpty() && digest == null
                ? null
                : Artifact.newBuilder()
                        .setType("image")
                        .setTags(tags)
                        .setDigest(digest)
                        .build();
    }

    private Build build() {
        return Build.newBuilder()
                .setName(told.requiredText("build_name"))
                .setNumber(told.text("build_id"))
                .setStatus(name)
                .setUrl(told.text("homepage"))
                .build();
    }

    /** Quay tells of each vulnerability by itself. */
    private Scan scan() {
        JsonFields vulnerability = told.object("vulnerability");
        String priority = vulnerability.text("priority");
        return Scan.newBuilder()
                .setKind("vulnerability")
                .setStatus(vulnerability.text("id"))
                .setSeverity(priority)
                .setFindings(priority == null ? Map.of() : Map.of(priority, 1L))
                .build();
    }

    private Quota quota() {
        String used = told.text("usage_bytes_formatted");
        String limit = told.text("limit_bytes_formatted");
        return Quota.newBuilder()
                .setResource("storage")
                .setUsed(told.wholeNumber("usage_bytes"))
                .setLimit(told.wholeNumber("limit_bytes"))
                .setDetail(used == null || limit == null ? null : used + " of " + limit)
                .build();
    }

    private Replication replication() {
        return Replication.newBuilder()
                .setStatus(name)
                .setTo(told.text("repository"))
                .build();
    }
}
