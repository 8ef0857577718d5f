package io.bellbuoy.dialect.quay;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;

/**
 * Quay's notifications. They tell neither what happened nor when: the fields that they have say it, as far as they can. Quay
 * lets its users write the body; one with a field {@code event} that holds Quay's own name of it says it for certain.
 */
public final class QuayDialect implements Dialect {

    private static final String NAME = "quay";
    private static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "repo_push"),
            row("scan.completed", "vulnerability_found"),
            row("build.queued", "build_queued"),
            row("build.started", "build_start"),
            row("build.succeeded", "build_success"),
            row("build.failed", "build_failure"),
            row("build.cancelled", "build_cancelled"),
            row("quota.warned", "quota_warning"),
            row("quota.exceeded", "quota_error"),
            row("replication.finished", "repo_mirror_sync_success"),
            row("replication.finished", "repo_mirror_sync_failed"));

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
        String stated = told.text("event");
        String name = stated == null ? QuayEventName.toldBy(told.json()) : stated;
        event.setId(DerivedId.withinWindow(arrival, body.bytes())).setType(TYPES.typeOrPassThrough(NAME, name));
        new QuayEvent(told, name).putInto(event);
    }
}
