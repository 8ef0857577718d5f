package io.bellbuoy.dialect.zot;

import static io.bellbuoy.dialect.TypeNames.row;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Batch;
import io.bellbuoy.dialect.BatchDialect;
import io.bellbuoy.dialect.EventReading;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.dialect.wire.CloudEventBody;
import io.bellbuoy.dialect.wire.CloudEventPart;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.JsonFields;
import java.util.Optional;
import java.util.Set;

/** zot's events: CloudEvents, in binary mode unless somebody stands between. */
public final class ZotDialect implements BatchDialect {

    private static final String NAME = "zot";
    private static final TypeNames TYPES = TypeNames.of(
            row("artifact.pushed", "image.updated"),
            row("artifact.deleted", "image.deleted"),
            row("scan.completed", "image.scanned"),
            row("repository.created", "repository.created"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/json", "application/cloudevents+json", "application/cloudevents-batch+json");
    }

    @Override
    public TypeNames types() {
        return TYPES;
    }

    @Override
    public Batch read(Arrival arrival) {
        return CloudEventBody.read(arrival, part -> event(part, arrival));
    }

    private static Optional<RegistryEvent> event(CloudEventPart part, Arrival arrival) {
        RegistryEvent.Builder event = EventReading.begun(RegistryEvent.newBuilder(), NAME, arrival, part.original());
        event.setTime(part.timeOr(arrival.received()));
        return EventReading.finished(part.envelope(), event, (told, begun) -> read(part, begun));
    }

    private static void read(CloudEventPart part, RegistryEvent.Builder event) {
        String name = lastTwoWords(part.event().getType());
        JsonFields data = part.data();
        ZotImage image = new ZotImage(data);
        event.setId(part.event().getId())
                .setType(TYPES.typeOrPassThrough(NAME, name))
                .setSource(part.event().getSource().toString())
                .setRepository(Repository.newBuilder()
                        .setName(data.requiredText("name"))
                        .build())
                .setArtifact(image.artifact())
                .setScan(name.equals("image.scanned") ? image.scan() : null)
                .setActor(image.actor())
                .setRequest(image.request());
    }

    /** What stands before them, {@code zotregistry} by default, is up to the operator. */
    private static String lastTwoWords(String type) {
        int last = type.lastIndexOf('.');
        int lastButOne = type.lastIndexOf('.', last - 1);
        return type.substring(lastButOne + 1);
    }
}
