package io.bellbuoy.ingest.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import io.bellbuoy.producer.EventRules;
import io.bellbuoy.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A question what an event would meet.
 *
 * @param event that need not have happened; empty when one is asked about that has
 * @param eventId of one that has happened; empty when it stands here itself
 * @param since how long ago that was at most
 */
record MatchRequest(Optional<RegistryEvent> event, String eventId, Duration since) {

    private static final Duration USUAL_SINCE = Duration.ofHours(1);

    /**
     * Reads a question.
     *
     * @throws InvalidJsonException with everything that is wrong
     */
    static MatchRequest read(String tenant, JsonNode document) {
        Problems problems = new Problems();
        JsonFields fields = JsonFields.strict(document, List.of("event", "eventId", "since"), problems);
        Optional<String> eventId = Optional.ofNullable(fields.text("eventId"));
        Duration since = Optional.ofNullable(fields.text("since"))
                .flatMap(text -> duration(text, problems))
                .orElse(USUAL_SINCE);
        if (eventId.isPresent() == document.has("event")) {
            problems.add("", "must have either event or eventId");
        }
        problems.throwIfAny();
        return eventId.isPresent()
                ? new MatchRequest(Optional.empty(), eventId.get(), since)
                : new MatchRequest(Optional.of(event(tenant, document.path("event"))), "", since);
    }

    /** It needs no id and no time, for nothing is made of it. */
    private static RegistryEvent event(String tenant, JsonNode given) {
        if (given instanceof ObjectNode fields) {
            complete(fields, tenant);
        }
        RegistryEvent event = read(given);
        Problems problems = new Problems();
        EventRules.violation(event)
                .ifPresent(violation -> problems.add("/event/" + violation.field(), violation.detail()));
        problems.throwIfAny();
        return event;
    }

    private static RegistryEvent read(JsonNode given) {
        try {
            return AvroJson.read(given, RegistryEvent.class);
        } catch (InvalidJsonException e) {
            Problems problems = new Problems();
            problems.addAll("/event", e.problems());
            problems.throwIfAny();
            throw e;
        }
    }

    private static void complete(ObjectNode event, String tenant) {
        event.put("tenant", tenant);
        if (!event.has("id")) {
            event.put("id", "preview");
        }
    }

    private static Optional<Duration> duration(String text, Problems problems) {
        try {
            return Optional.of(Durations.parse(text));
        } catch (IllegalArgumentException e) {
            problems.add("/since", "must be a duration such as 2h");
            return Optional.empty();
        }
    }
}
