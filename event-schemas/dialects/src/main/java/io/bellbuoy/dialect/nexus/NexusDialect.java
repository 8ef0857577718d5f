package io.bellbuoy.dialect.nexus;

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
import java.time.Instant;

/**
 * Nexus Repository's webhooks: of assets, which are files, of components, which are packages of them, of repositories, and of
 * whatever it audits. What an event is about is told by its fields, as the header that says so too may be lost on the way.
 */
public final class NexusDialect implements Dialect {

    static final String NAME = "nexus";

    static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "asset.CREATED"),
            row("artifact.pushed", "asset.UPDATED"),
            row("artifact.deleted", "asset.DELETED"),
            row("artifact.deleted", "asset.PURGED"),
            row("artifact.pushed", "component.CREATED"),
            row("artifact.pushed", "component.UPDATED"),
            row("artifact.deleted", "component.DELETED"),
            row("artifact.deleted", "component.PURGED"),
            row("repository.created", "repository.CREATED"),
            row("repository.deleted", "repository.DELETED"));

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
        Instant time = told.time("timestamp");
        Initiator initiator = Initiator.of(told.text("initiator"));
        event.setId(arrival.header("X-Nexus-Webhook-Delivery")
                        .orElseGet(() -> DerivedId.of(arrival, body.bytes(), time)))
                .setTime(time == null ? arrival.received() : time)
                .setSource(told.text("nodeId"))
                .setActor(initiator.actor())
                .setRequest(initiator.request());
        new NexusSubject(told).putInto(event);
    }
}
