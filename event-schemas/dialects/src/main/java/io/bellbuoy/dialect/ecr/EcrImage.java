package io.bellbuoy.dialect.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.wire.ManifestType;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Replication;
import io.bellbuoy.events.Scan;
import io.bellbuoy.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the {@code detail} of an event tells of an image. */
final class EcrImage {

    private static final List<String> SEVERITIES =
            List.of("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNTRIAGED", "UNDEFINED");

    private final JsonFields detail;

    EcrImage(JsonFields detail) {
        this.detail = detail;
    }

    @Nullable
    Artifact artifact() {
        String digest = detail.text("image-digest");
        String mediaType = detail.text("manifest-media-type");
        List<String> tags = tags();
        if (digest == null && tags.isEmpty()) {
            return null;
        }
        return Artifact.newBuilder()
                .setType(
                        mediaType == null
                                ? "image"
                                : ManifestType.artifactType(mediaType).orElse(null))
                .setTags(tags)
                .setDigest(digest)
                .setMediaType(mediaType)
                .build();
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>(Reference.tags(detail.text("image-tag")));
        tags.addAll(detail.texts("image-tags"));
        return tags;
    }

    Scan scan() {
        Map<String, Long> findings = findings();
        return Scan.newBuilder()
                .setKind("vulnerability")
                .setStatus(detail.text("scan-status"))
                .setSeverity(SEVERITIES.stream()
                        .filter(findings::containsKey)
                        .findFirst()
                        .orElse(null))
                .setFindings(findings)
                .build();
    }

    /** Only severities that were found are listed; Inspector adds their total. */
    private Map<String, Long> findings() {
        JsonFields counts = detail.object("finding-severity-counts");
        Map<String, Long> findings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> severity : counts.json().properties()) {
            Long count = counts.wholeNumber(severity.getKey());
            if (count != null && !severity.getKey().equals("TOTAL")) {
                findings.put(severity.getKey(), count);
            }
        }
        return findings;
    }

    /** The event comes from where the image went to. */
    Replication replication() {
        String account = detail.text("source-account");
        String region = detail.text("source-region");
        return Replication.newBuilder()
                .setStatus(detail.text("result"))
                .setFrom(account == null || region == null ? null : account + "/" + region)
                .build();
    }
}
