package io.bellbuoy.dialect.gitea;

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
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gitea's webhooks and Forgejo's, of which packages are ours, and the others pass through. */
public final class GiteaDialect implements Dialect {

    private static final String NAME = "gitea";
    private static final TypeNames TYPES =
            TypeNames.of(row("artifact.pushed", "package.created"), row("artifact.deleted", "package.deleted"));
    private static final String PACKAGE = "package";

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
        Optional<String> kind = header(arrival, "Event");
        if (kind.isEmpty()) {
            told.problems().add("", "needs the header X-Gitea-Event or X-Forgejo-Event, which says what it is");
        }
        String name = GitHook.name(kind.orElse(""), told);
        event.setId(header(arrival, "Delivery").orElseGet(() -> DerivedId.withinWindow(arrival, body.bytes())))
                .setType(TYPES.typeOrPassThrough(NAME, name))
                .setActor(GitHook.sender(told))
                .setRepository(GitHook.repository(told));
        if (kind.filter(PACKAGE::equals).isPresent()) {
            new GiteaPackage(told.object(PACKAGE)).putInto(event);
        }
    }

    /** Each fork of Gogs has its own, and sends those of its forebears beside it. */
    private static Optional<String> header(Arrival arrival, String name) {
        return Stream.of("Forgejo", "Gitea", "Gogs")
                .flatMap(fork -> arrival.header("X-" + fork + "-" + name).stream())
                .findFirst();
    }
}
