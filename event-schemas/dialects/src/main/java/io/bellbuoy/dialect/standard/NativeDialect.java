package io.bellbuoy.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Batch;
import io.bellbuoy.dialect.BatchDialect;
import io.bellbuoy.dialect.DerivedId;
import io.bellbuoy.dialect.Item;
import io.bellbuoy.dialect.JsonLines;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.json.MalformedJsonException;
import io.bellbuoy.json.Problems;
import io.bellbuoy.producer.EventRules;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Our own spelling: {@link RegistryEvent} as JSON, one, an array of them or one a line. Strict, because whoever writes it writes it for us. */
public final class NativeDialect implements BatchDialect {

    private static final String NAME = "native";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TypeNames types() {
        return TypeNames.of();
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/json", JsonLines.MEDIA_TYPE);
    }

    @Override
    public Batch read(Arrival arrival) {
        if (arrival.mediaType().equals(JsonLines.MEDIA_TYPE)) {
            return lines(JsonLines.of(arrival.body()), arrival);
        }
        JsonNode root = arrival.json().root();
        return root.isArray() ? array(root, arrival) : Batch.single(item(root, 0, arrival));
    }

    private static Batch array(JsonNode array, Arrival arrival) {
        arrival.refuseMoreThanAllowed(array.size());
        return Batch.list(IntStream.range(0, array.size())
                .mapToObj(i -> item(array.get(i), i, arrival))
                .toList());
    }

    private static Batch lines(List<byte[]> lines, Arrival arrival) {
        arrival.refuseMoreThanAllowed(lines.size());
        return Batch.list(IntStream.range(0, lines.size())
                .mapToObj(i -> line(lines.get(i), i, arrival))
                .toList());
    }

    private static Item line(byte[] line, int position, Arrival arrival) {
        try {
            return item(JsonBody.parse(line).root(), position, arrival);
        } catch (MalformedJsonException e) {
            return Item.wrong(List.of(new JsonProblem("", "must be an event: " + e.getMessage())));
        }
    }

    private static Item item(JsonNode json, int position, Arrival arrival) {
        if (!(json instanceof ObjectNode event)) {
            return Item.wrong(List.of(new JsonProblem("", "must be an event, which is an object")));
        }
        Problems problems = new Problems();
        checkWhatIsOurs(event, arrival.tenant(), problems);
        complete(event, position, arrival);
        return item(event, problems);
    }

    private static Item item(ObjectNode event, Problems problems) {
        try {
            RegistryEvent read = AvroJson.read(event, RegistryEvent.class);
            checkRules(read, problems);
            return problems.count() == 0 ? Item.of(read) : Item.wrong(problems.found());
        } catch (InvalidJsonException e) {
            problems.addAll("", e.problems());
            return Item.wrong(problems.found());
        }
    }

    /** The path says whose event it is, and no client speaks for the service itself. */
    private static void checkWhatIsOurs(ObjectNode event, String tenant, Problems problems) {
        JsonNode stated = event.path("tenant");
        if (stated.isTextual() && !stated.textValue().equals(tenant)) {
            problems.add("/tenant", "must be absent or the tenant of the path");
        }
        JsonNode dialect = event.path("dialect");
        if (dialect.isTextual() && !dialect.textValue().equals(NAME)) {
            problems.add("/dialect", "must be absent or " + NAME);
        }
        for (String ours : List.of("original", "subscription")) {
            if (event.hasNonNull(ours)) {
                problems.add("/" + ours, "must be absent");
            }
        }
        if (event.path("type").asText().startsWith(OwnEventTypes.PREFIX)) {
            problems.add("/type", "must not start with " + OwnEventTypes.PREFIX + ", which is Bellbuoy's own");
        }
    }

    private static void complete(ObjectNode event, int position, Arrival arrival) {
        if (!event.has("id")) {
            event.put("id", id(event, position, arrival));
        }
        if (!event.has("tenant")) {
            event.put("tenant", arrival.tenant());
        }
        if (!event.has("time")) {
            event.put("time", arrival.received().toString());
        }
    }

    /** Under an idempotency key the same event at the same place has the same id, however often and wherever it arrives. */
    private static String id(ObjectNode event, int position, Arrival arrival) {
        return arrival.header(IDEMPOTENCY_KEY)
                .map(key -> DerivedId.underKey(arrival, key + "/" + position, event.toString()))
                .orElseGet(() -> "evt_" + UUID.randomUUID());
    }

    private static void checkRules(RegistryEvent event, Problems problems) {
        EventRules.violation(event).ifPresent(violation -> problems.add("/" + violation.field(), violation.detail()));
    }
}
