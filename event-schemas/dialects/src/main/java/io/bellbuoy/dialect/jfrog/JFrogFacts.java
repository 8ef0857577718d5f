package io.bellbuoy.dialect.jfrog;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.Property;
import io.bellbuoy.events.ReleaseBundle;
import io.bellbuoy.events.Scan;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What {@code data} tells. A field means the same in every domain that has it, so that none needs a reader of its own. */
final class JFrogFacts {

    private static final Set<String> HAVE_A_PLACE = Set.of(
            "event_type",
            "repo_key",
            "curated_repository_name",
            "path",
            "name",
            "sha256",
            "size",
            "image_name",
            "tag",
            "package_name",
            "package_version",
            "package_url",
            "pkg_name",
            "pkg_version",
            "source_repo_path",
            "target_repo_path",
            "target_repo",
            "target_tag",
            "property_key",
            "build_name",
            "build_number",
            "build_started",
            "build_repo",
            "repository_key",
            "release_bundle_name",
            "release_bundle_size",
            "release_bundle_version",
            "environment",
            "status_message",
            "occurred_at",
            "top_severity");

    private final JsonFields data;
    private final JsonFields subject;

    JFrogFacts(JsonFields data) {
        this.data = data;
        // What a waiver or a scan is about, they have in an object of its own.
        this.subject = Stream.of("waiver_request", "resource")
                .filter(name -> data.json().path(name).isObject())
                .findFirst()
                .map(data::object)
                .orElse(data);
    }

    /** What the event is about; another object than {@code data} need not hold a file. */
    ArtifactFacts artifact() {
        return new ArtifactFacts(subject, subject.equals(data) ? "file" : null);
    }

    /** Moved and copied tell a path that starts with the repository, promoted a repository and a tag. */
    @Nullable
    Location target() {
        String place = data.text("target_repo_path");
        String tag = data.text("target_tag");
        String repository = data.text("target_repo");
        if (place == null && repository == null && tag == null) {
            return null;
        }
        int slash = place == null ? -1 : place.indexOf('/');
        return Location.newBuilder()
                .setRepository(place == null ? repository : slash < 0 ? place : place.substring(0, slash))
                .setPath(place == null || slash < 0 ? null : place.substring(slash + 1))
                .setTag(tag)
                .build();
    }

    @Nullable
    Property property() {
        String key = data.text("property_key");
        if (key == null) {
            return null;
        }
        JsonNode values = data.json().path("property_values");
        return Property.newBuilder()
                .setKey(key)
                .setValues(StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .build();
    }

    @Nullable
    Build build() {
        String name = data.text("build_name");
        return name == null
                ? null
                : Build.newBuilder()
                        .setName(name)
                        .setNumber(scalar(data.json().path("build_number")))
                        .setRepository(data.text("build_repo"))
                        .setStarted(JFrogTime.parse(data.text("build_started")).orElse(null))
                        .build();
    }

    @Nullable
    ReleaseBundle releaseBundle() {
        String name = data.text("release_bundle_name");
        return name == null
                ? null
                : ReleaseBundle.newBuilder()
                        .setName(name)
                        .setVersion(data.text("release_bundle_version"))
                        .setRepository(data.text("repository_key"))
                        .setEnvironment(data.text("environment"))
                        .setSize(data.wholeNumber("release_bundle_size"))
                        .setStatus(data.text("status_message"))
                        .build();
    }

    @Nullable
    Scan scan() {
        JsonNode overall = data.json().path("overall");
        String severity = data.text("top_severity");
        if (!overall.isObject() && severity == null) {
            return null;
        }
        return Scan.newBuilder()
                .setStatus(scalar(overall.path("status")))
                .setSeverity(severity)
                .setEnded(
                        JFrogTime.parse(overall.path("updated_at").textValue()).orElse(null))
                .setError(scalar(overall.path("error")))
                .build();
    }

    /** Whatever else is told in a word. */
    Map<String, String> others() {
        Map<String, String> others = new TreeMap<>();
        for (JsonFields fields : List.of(subject, data)) {
            fields.json().properties().forEach(field -> {
                String value = scalar(field.getValue());
                if (value != null && !HAVE_A_PLACE.contains(field.getKey())) {
                    others.put(field.getKey(), value);
                }
            });
        }
        return others;
    }

    private static @Nullable String scalar(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
