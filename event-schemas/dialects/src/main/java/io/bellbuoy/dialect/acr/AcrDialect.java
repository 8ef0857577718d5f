package io.bellbuoy.dialect.acr;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.wire.ManifestType;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Request;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Azure Container Registry's webhook: an event as Distribution has them, but without an envelope, and charts of its own kind. */
public final class AcrDialect implements Dialect {

    private static final String NAME = "acr";
    private static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "push"),
            row("artifact.pushed", "chart_push"),
            row("artifact.deleted", "delete"),
            row("artifact.deleted", "chart_delete"),
            row("artifact.quarantined", "quarantine"),
            row("ping", "ping"));
    private static final String CHART = "application/vnd.acr.helm.chart";
    private static final String ARCHIVE = ".tgz";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return TYPES;
    }

    @Override
    public Translation translate(Arrival arrival) {
        JsonBody body = arrival.json();
        return EventReading.single(NAME, arrival, body, (told, event) -> read(told, event, arrival, body));
    }

    private static void read(JsonFields told, RegistryEvent.Builder event, Arrival arrival, JsonBody body) {
        String action = told.requiredText("action");
        String id = told.text("id");
        Instant time = told.time("timestamp");
        JsonFields target = told.object("target");
        Request request = request(told.object("request"));
        event.setId(id == null ? DerivedId.withinWindow(arrival, body.bytes()) : id)
                .setType(TYPES.typeOrPassThrough(NAME, action))
                .setTime(time == null ? arrival.received() : time)
                .setSource(request == null ? null : request.getHost())
                .setRequest(request);
        // A ping has no target, and of a quarantine nobody has written down what it has.
        if (!target.json().isMissingNode() || action.equals("push") || action.equals("delete")) {
            event.setRepository(Repository.newBuilder()
                            .setName(target.requiredText("repository"))
                            .build())
                    .setArtifact(CHART.equals(target.text("mediaType")) ? chart(target) : image(target));
        }
    }

    private static Artifact image(JsonFields target) {
        String mediaType = target.text("mediaType");
        return artifact(target)
                .setType(Optional.ofNullable(mediaType)
                        .flatMap(ManifestType::artifactType)
                        .orElse(null))
                .setTags(Reference.tags(target.text("tag")))
                .build();
    }

    /** A chart's tag is the name of its file, and its version has the file's ending. */
    private static Artifact chart(JsonFields target) {
        String version = target.text("version");
        return artifact(target)
                .setType("chart")
                .setPath(target.text("tag"))
                .setName(target.text("name"))
                .setVersion(
                        version != null && version.endsWith(ARCHIVE)
                                ? version.substring(0, version.length() - ARCHIVE.length())
                                : version)
                .build();
    }

    private static Artifact.Builder artifact(JsonFields target) {
        return Artifact.newBuilder()
                .setDigest(target.text("digest"))
                .setMediaType(target.text("mediaType"))
                .setSize(target.wholeNumber("size"));
    }

    private static @Nullable Request request(JsonFields request) {
        return request.json().isMissingNode()
                ? null
                : Request.newBuilder()
                        .setId(request.text("id"))
                        .setAddress(request.text("addr"))
                        .setHost(request.text("host"))
                        .setMethod(request.text("method"))
                        .setUserAgent(request.text("useragent"))
                        .build();
    }
}
