package io.bellbuoy.dialect.dockerhub;

import static io.bellbuoy.dialect.TypeNames.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.wire.Reference;
import io.bellbuoy.dialect.wire.Visibility;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Docker Hub's webhook. It knows one event, a push, and has no word for it; it tells no digest and no id either. */
public final class DockerHubDialect implements Dialect {

    private static final String NAME = "docker-hub";
    private static final TypeNames TYPES = TypeNames.of(row("artifact.pushed", "push"));
    private static final long LATEST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

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
        JsonFields push = told.object("push_data");
        Instant pushed = seconds(push, "pushed_at");
        if (push.json().isMissingNode()) {
            told.problems().add(push.pointer(), "is missing");
        }
        event.setId(DerivedId.of(arrival, body.bytes(), pushed))
                .setType("artifact.pushed")
                .setTime(pushed == null ? arrival.received() : pushed)
                .setSource("docker.io")
                .setRepository(repository(told.object("repository")))
                .setArtifact(Artifact.newBuilder()
                        .setType("image")
                        .setTags(Reference.tags(push.text("tag")))
                        .build())
                .setActor(actor(push.text("pusher")))
                // Whoever receives the event may answer there, which is how Docker Hub chains hooks.
                .setAttributes(told.textsOf("callback_url"));
    }

    private static Repository repository(JsonFields repository) {
        return Repository.newBuilder()
                .setName(repository.requiredText("repo_name"))
                .setVisibility(Visibility.of(repository.flag("is_private")))
                .build();
    }

    private static @Nullable Actor actor(@Nullable String name) {
        return name == null
                ? null
                : Actor.newBuilder().setName(name).setKind("user").build();
    }

    /** Seconds since 1970, which Docker Hub has written with a decimal point too. */
    private static @Nullable Instant seconds(JsonFields fields, String name) {
        JsonNode value = fields.json().path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= LATEST_SECOND)) {
            fields.problems().add(fields.at(name), "must be a time in seconds since 1970");
            return null;
        }
        return Instant.ofEpochSecond(value.longValue());
    }
}
