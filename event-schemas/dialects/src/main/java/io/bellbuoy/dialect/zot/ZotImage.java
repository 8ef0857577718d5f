package io.bellbuoy.dialect.zot;

import io.bellbuoy.dialect.wire.ManifestType;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Request;
import io.bellbuoy.events.Scan;
import io.bellbuoy.json.JsonFields;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the data of an event tells of an image and of who did something to it. */
final class ZotImage {

    private static final Map<String, String> COUNTS = Map.of(
            "criticalCount", "CRITICAL",
            "highCount", "HIGH",
            "mediumCount", "MEDIUM",
            "lowCount", "LOW",
            "unknownCount", "UNKNOWN");

    private final JsonFields data;

    ZotImage(JsonFields data) {
        this.data = data;
    }

    @Nullable
    Artifact artifact() {
        String reference = data.text("reference");
        String digest = data.text("digest");
        String mediaType = data.text("mediaType");
        return reference == null && digest == null
                ? null
                : Artifact.newBuilder()
                        .setType(Optional.ofNullable(mediaType)
                                .flatMap(ManifestType::artifactType)
                                .orElse("image"))
                        .setTags(Reference.tags(reference))
                        .setDigest(digest == null ? Reference.digest(reference) : digest)
                        .setMediaType(mediaType)
                        .build();
    }

    Scan scan() {
        JsonFields summary = data.object("summary");
        return Scan.newBuilder()
                .setKind("vulnerability")
                .setSeverity(summary.text("maxSeverity"))
                .setFindings(findings(summary))
                .build();
    }

    private static Map<String, Long> findings(JsonFields summary) {
        Map<String, Long> findings = new TreeMap<>();
        COUNTS.forEach((field, severity) -> {
            Long count = summary.wholeNumber(field);
            if (count != null && count > 0) {
                findings.put(severity, count);
            }
        });
        return findings;
    }

    @Nullable
    Actor actor() {
        String name = data.object("actor").text("name");
        return name == null ? null : Actor.newBuilder().setName(name).build();
    }

    @Nullable
    Request request() {
        JsonFields request = data.object("request");
        return request.json().isMissingNode()
                ? null
                : Request.newBuilder()
                        .setAddress(request.text("addr"))
                        .setMethod(request.text("method"))
                        .setUserAgent(request.text("useragent"))
                        .build();
    }
}
