package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.producer.EventRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Notifications of Harbor: those of 1.9, those of 1.10 until today, CloudEvents, and the body that was documented and never
 * sent. A body is one event, or one per resource where it has several, as those of charts have.
 */
public final class HarborDialect implements Dialect {

    static final String NAME = "harbor";

    static {
        AvroTrust.ensure();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return HarborTypes.ALL;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(Generation.TODAY.mediaType(), Generation.CLOUD_EVENTS.mediaType());
    }

    @Override
    public Translation translate(Arrival arrival) {
        if (!arrival.body().hasRemaining()) {
            return new Translation(List.of(trial(arrival)), 0);
        }
        JsonNode body = arrival.json().root();
        Problems problems = new Problems();
        if (!body.isObject()) {
            problems.add("", "must be a notification, which is an object");
            problems.throwIfAny();
        }
        List<RegistryEvent> events = new ArrayList<>();
        for (Part part : Part.partsOf(body, arrival, problems)) {
            events.add(event(new JsonFields(body, "", problems), part, arrival));
        }
        problems.throwIfAny();
        return new Translation(events, 0);
    }

    private static RegistryEvent event(JsonFields body, Part part, Arrival arrival) {
        int before = body.problems().count();
        Generation generation = Generation.of(body.json());
        RegistryEvent event = generation == Generation.DOCS_LEGACY
                ? new DocsLegacyEvent(body, part, arrival).toRegistryEvent()
                : new HarborEvent(body, generation, part, arrival).toRegistryEvent();
        if (body.problems().count() == before) {
            check(event, generation, part);
        }
        return event;
    }

    private static void check(RegistryEvent event, Generation generation, Part part) {
        EventRules.violation(event).ifPresent(violation -> part.item()
                .problems()
                .add(pointer(violation.field(), generation, part.item()), violation.detail()));
    }

    private static String pointer(String field, Generation generation, JsonFields item) {
        boolean isRepositoryInItem = generation == Generation.DOCS_LEGACY;
        return switch (field) {
            case "artifact/tags" -> item.at("tag");
            case "repository/name" ->
                isRepositoryInItem ? item.at("full_name") : "/" + generation.dataField() + "/repository/repo_full_name";
            default -> "/" + field;
        };
    }

    /** Until 2.2 Harbor tried an endpoint with a body of nothing. */
    private static RegistryEvent trial(Arrival arrival) {
        return RegistryEvent.newBuilder()
                .setId(DerivedId.withinWindow(arrival, arrival.body()))
                .setTenant(arrival.tenant())
                .setType(EventType.PING.code())
                .setTime(arrival.received())
                .setDialect(NAME)
                .build();
    }
}
