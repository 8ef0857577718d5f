package io.bellbuoy.dialect.github;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.wire.FormPayload;
import io.bellbuoy.dialect.wire.GitHook;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** GitHub's webhooks, of which packages are ours, and the others pass through. A header says which event it is. */
public final class GitHubDialect implements Dialect {

    private static final String NAME = "github";
    private static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "package.published"),
            row("artifact.pushed", "package.updated"),
            row("artifact.pushed", "registry_package.published"),
            row("artifact.pushed", "registry_package.updated"),
            row("ping", "ping"));
    private static final String EVENT = "X-GitHub-Event";
    private static final Set<String> PACKAGES = Set.of("package", "registry_package");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/json", FormPayload.FORM);
    }

    @Override
    public TypeNames types() {
        return TYPES;
    }

    @Override
    public Translation translate(Arrival arrival) {
        JsonBody body = FormPayload.json(arrival);
        return EventReading.single(NAME, arrival, body, (told, event) -> read(told, event, arrival, body));
    }

    private static void read(JsonFields told, RegistryEvent.Builder event, Arrival arrival, JsonBody body) {
        Optional<String> kind = arrival.header(EVENT);
        if (kind.isEmpty()) {
            told.problems().add("", "needs the header " + EVENT + ", which says what it is");
        }
        String name = GitHook.name(kind.orElse(""), told);
        event.setId(arrival.header("X-GitHub-Delivery").orElseGet(() -> DerivedId.withinWindow(arrival, body.bytes())))
                .setType(TYPES.typeOrPassThrough(NAME, name))
                .setSource(arrival.header("X-GitHub-Enterprise-Host").orElse("github.com"))
                .setActor(GitHook.sender(told));
        kind.filter(PACKAGES::contains)
                .ifPresentOrElse(
                        field -> readPackage(told, told.object(field), event),
                        () -> event.setRepository(GitHook.repository(told)));
    }

    private static void readPackage(JsonFields told, JsonFields hosted, RegistryEvent.Builder event) {
        GitHubPackage read = new GitHubPackage(hosted);
        Repository project = GitHook.repository(told);
        Instant updated = hosted.time("updated_at");
        event.setArtifact(read.artifact())
                .setRepository(Repository.newBuilder()
                        .setName(project == null || read.isImage() ? read.fullName() : project.getName())
                        .setVisibility(project == null ? null : project.getVisibility())
                        .build())
                .setAttributes(hosted.textsOf("package_type", "ecosystem"));
        if (updated != null) {
            event.setTime(updated);
        }
    }
}
