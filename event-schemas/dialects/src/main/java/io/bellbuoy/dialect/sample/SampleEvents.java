package io.bellbuoy.dialect.sample;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One example of each type of event, with whatever a registry may tell of it. They are written down in {@code events.json}:
 * what is the same everywhere, what a family of types has beside it, and what only one type has; the narrower wins, field by
 * field.
 */
public final class SampleEvents {

    /** A type that stands for all those that no vocabulary lists. */
    public static final String PASSED_THROUGH = "nexus.component_audited";

    private static final String LIKE = "like";
    private static final ObjectNode TABLE = table();
    private static final Map<String, RegistryEvent> BY_TYPE =
            types().collect(toMap(identity(), SampleEvents::made, (one, other) -> one, LinkedHashMap::new));

    private SampleEvents() {}

    /** All: the neutral vocabulary's, Bellbuoy's own, and one that passes through. */
    public static List<RegistryEvent> all() {
        return List.copyOf(BY_TYPE.values());
    }

    /** The example of that type; of an unknown type one that tells what any event may. */
    public static RegistryEvent of(String type) {
        RegistryEvent known = BY_TYPE.get(type);
        return known == null ? made(type) : known;
    }

    private static Stream<String> types() {
        Stream<String> neutral = Arrays.stream(EventType.values()).map(EventType::code);
        return Stream.of(neutral, OwnEventTypes.all().stream(), Stream.of(PASSED_THROUGH))
                .flatMap(identity());
    }

    private static RegistryEvent made(String type) {
        JsonNode families = TABLE.path("families");
        String family = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
        ObjectNode event = TABLE.path("every").deepCopy();
        event.put("id", "evt_sample_" + type).put("type", type);
        add(families.path(family), families, event);
        add(TABLE.path("types").path(type), families, event);
        return AvroJson.read(event, RegistryEvent.class);
    }

    /** Puts the fields over those that are there, after those of the family that they are like. */
    private static void add(JsonNode fields, JsonNode families, ObjectNode event) {
        if (fields.isObject()) {
            add(families.path(fields.path(LIKE).asText()), families, event);
            fields.properties().forEach(field -> event.set(field.getKey(), field.getValue()));
            event.remove(LIKE);
        }
    }

    private static ObjectNode table() {
        try (InputStream json = SampleEvents.class.getResourceAsStream("events.json")) {
            return (ObjectNode) AvroJson.mapper().readTree(Objects.requireNonNull(json, "events.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("What is packed with the class can be read", e);
        }
    }
}
