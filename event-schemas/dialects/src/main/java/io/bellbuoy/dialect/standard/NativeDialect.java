package io.bellbuoy.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.Problems;
import io.bellbuoy.producer.EventRules;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Our own spelling: {@link RegistryEvent} as JSON, one or an array of them. Strict, because whoever writes it writes it for us. */
public final class NativeDialect implements Dialect {

    private static final String NAME = "native";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return TypeNames.of();
    }

    @Override
    public Translation translate(Arrival arrival) {
        JsonNode root = arrival.json().root();
        arrival.refuseMoreThanAllowed(root.isArray() ? root.size() : 1);
        Problems problems = new Problems();
        List<RegistryEvent> events = new ArrayList<>();
        if (root.isArray()) {
            for (int i = 0; i < root.size(); i++) {
                read(root.get(i), "/" + i, arrival, events, problems);
            }
        } else {
            read(root, "", arrival, events, problems);
        }
        problems.throwIfAny();
        return new Translation(events, 0);
    }

    private static void read(JsonNode item, String at, Arrival arrival, List<RegistryEvent> events, Problems problems) {
        if (!(item instanceof ObjectNode event)) {
            problems.add(at, "must be an event, which is an object");
            return;
        }
        checkWhatIsOurs(event, at, arrival.tenant(), problems);
        complete(event, arrival);
        try {
            RegistryEvent read = AvroJson.read(event, RegistryEvent.class);
            checkRules(read, at, problems);
            events.add(read);
        } catch (InvalidJsonException e) {
            problems.addAll(at, e.problems());
        }
    }

    /** The path says whose event it is, and no client speaks for the service itself. */
    private static void checkWhatIsOurs(ObjectNode event, String at, String tenant, Problems problems) {
        JsonNode stated = event.path("tenant");
        if (stated.isTextual() && !stated.textValue().equals(tenant)) {
            problems.add(at + "/tenant", "must be absent or the tenant of the path");
        }
        JsonNode dialect = event.path("dialect");
        if (dialect.isTextual() && !dialect.textValue().equals(NAME)) {
            problems.add(at + "/dialect", "must be absent or " + NAME);
        }
        for (String ours : List.of("original", "subscription")) {
            if (event.hasNonNull(ours)) {
                problems.add(at + "/" + ours, "must be absent");
            }
        }
        if (event.path("type").asText().startsWith(OwnEventTypes.PREFIX)) {
            problems.add(at + "/type", "must not start with " + OwnEventTypes.PREFIX + ", which is Bellbuoy's own");
        }
    }

    private static void complete(ObjectNode event, Arrival arrival) {
        putIfAbsent(event, "tenant", arrival.tenant());
        putIfAbsent(event, "id", "evt_" + UUID.randomUUID());
        putIfAbsent(event, "time", arrival.received().toString());
    }

    private static void putIfAbsent(ObjectNode event, String field, String value) {
        if (!event.has(field)) {
            event.put(field, value);
        }
    }

    private static void checkRules(RegistryEvent event, String at, Problems problems) {
        EventRules.violation(event)
                .ifPresent(violation -> problems.add(at + "/" + violation.field(), violation.detail()));
    }
}
