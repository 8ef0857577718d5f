package io.bellbuoy.dialect.jfrog;

import static io.bellbuoy.dialect.jfrog.JFrogBody.firstText;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.producer.EventRules;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event of one body. */
final class JFrogEvent {

    /** Without these, events of the domain would be about nothing. */
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("artifact", "repo_key"),
            Map.entry("artifact_property", "repo_key"),
            Map.entry("docker", "repo_key"),
            Map.entry("build", "build_name"),
            Map.entry("release_bundle", "release_bundle_name"),
            Map.entry("release_bundle_v2", "release_bundle_name"),
            Map.entry("release_bundle_v2_promotion", "release_bundle_name"),
            Map.entry("distribution", "release_bundle_name"),
            Map.entry("destination", "release_bundle_name"),
            Map.entry("artifactory_release_bundle", "release_bundle_name"));

    /** By which events are told apart that are otherwise alike. */
    private static final List<String> IDENTITIES =
            List.of("event_id", "occurred_at", "alert_id", "transaction_id", "evaluation_id");

    /** Domains that are about a user of that name. */
    static final Set<String> WITH_USER = Set.of("curation", "user");

    private static final Map<String, String> FIELDS_BY_RULE =
            Map.of("repository/name", "repo_key", "artifact/path", "path", "artifact/tags", "tag");

    static {
        AvroTrust.ensure();
    }

    private final JsonFields body;
    private final JFrogBody told;
    private final JsonFields data;
    private final Arrival arrival;

    JFrogEvent(JsonFields body, Arrival arrival) {
        this.body = body;
        this.told = JFrogBody.of(body);
        this.data = told.data();
        this.arrival = arrival;
    }

    /** The event in our words; what is wrong with it is noted in the fields' problems. */
    RegistryEvent toRegistryEvent() {
        Optional.ofNullable(REQUIRED.get(told.names().domain())).ifPresent(data::requiredText);
        JFrogFacts facts = new JFrogFacts(data);
        ArtifactFacts artifact = facts.artifact();
        ByteBuffer bytes = ByteBuffer.wrap(arrival.bytes());
        RegistryEvent event = RegistryEvent.newBuilder()
                .setId(id(bytes))
                .setTenant(arrival.tenant())
                .setType(told.names().type())
                .setTime(time())
                .setSource(firstText(body, "jpd_origin", "source"))
                .setDialect(JFrogDialect.NAME)
                .setRepository(repository(artifact))
                .setArtifact(artifact.artifact())
                .setTarget(facts.target())
                .setProperty(facts.property())
                .setScan(facts.scan())
                .setBuild(facts.build())
                .setReleaseBundle(facts.releaseBundle())
                .setActor(actor())
                .setAttributes(facts.others())
                .setOriginal(new Original(arrival.mediaType(), bytes))
                .build();
        EventRules.violation(event).ifPresent(this::note);
        return event;
    }

    private String id(ByteBuffer bytes) {
        boolean alone = IDENTITIES.stream().map(data.json()::path).anyMatch(Predicate.not(JsonNode::isMissingNode));
        return alone ? DerivedId.of(arrival, bytes) : DerivedId.withinWindow(arrival, bytes);
    }

    /** Few bodies say when it happened: neither those of artifacts nor those of images do. */
    private Instant time() {
        return Stream.of(
                        data.json().path("occurred_at"),
                        data.json().path("overall").path("updated_at"))
                .map(JsonNode::textValue)
                .flatMap(text -> JFrogTime.parse(text).stream())
                .findFirst()
                .orElse(arrival.received());
    }

    private static @Nullable Repository repository(ArtifactFacts artifact) {
        String name = artifact.repository();
        return name == null ? null : Repository.newBuilder().setName(name).build();
    }

    private @Nullable Actor actor() {
        String name = WITH_USER.contains(told.names().domain()) ? data.text("username") : null;
        if (name != null) {
            return Actor.newBuilder().setName(name).build();
        }
        JsonFields user = body.object("userContext");
        String id = user.text("id");
        boolean token = user.json().path("isToken").asBoolean();
        return id == null
                ? null
                : Actor.newBuilder()
                        .setName(id)
                        .setKind(token ? "token" : "user")
                        .build();
    }

    private void note(EventRules.Violation violation) {
        String field = FIELDS_BY_RULE.get(violation.field());
        body.problems().add(field == null ? body.at("event_type") : data.at(field), violation.detail());
    }
}
