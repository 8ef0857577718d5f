package io.bellbuoy.dialect.harbor;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Replication;
import io.bellbuoy.json.AvroJson;
import java.util.Optional;

/**
 * What all of Harbor's bodies tell: of an event from Harbor in its own words, of any other in ours put into Harbor's fields.
 *
 * @param event it tells of
 * @param operator who did it or what set it off; empty where Harbor would not know either
 * @param data the facts, an object; missing where there are none
 * @param original the body that it came in, if it came from Harbor
 */
record Payload(RegistryEvent event, String operator, JsonNode data, Optional<HarborOriginal> original) {

    /** That of any event. */
    static Payload of(RegistryEvent event) {
        Optional<HarborOriginal> original = HarborOriginal.of(event);
        return original.filter(told -> told.generation() != Generation.DOCS_LEGACY)
                .map(told -> asTold(event, told))
                .orElseGet(() -> new Payload(event, operator(event), data(event), original));
    }

    private static Payload asTold(RegistryEvent event, HarborOriginal original) {
        JsonNode body = original.body();
        JsonNode data = body.path(original.generation().dataField());
        return new Payload(
                event,
                body.path("operator").asText(),
                data.isObject() ? data : instance.missingNode(),
                Optional.of(original));
    }

    private static JsonNode data(RegistryEvent event) {
        JsonNode data = AvroJson.mapper().valueToTree(NeutralData.of(event));
        return data.isEmpty() ? instance.missingNode() : data;
    }

    private static String operator(RegistryEvent event) {
        Actor actor = event.getActor();
        Replication replication = event.getReplication();
        if (actor != null) {
            return actor.getName();
        }
        if (replication != null && replication.getTrigger() != null) {
            return replication.getTrigger();
        }
        return event.getType().equals("artifact.cached")
                ? HarborEvent.PROXY_CACHE
                : event.getAttributes().getOrDefault(HarborAttributes.TRIGGER, "");
    }

    /** When it happened, as Harbor counts: in seconds. */
    long occurAt() {
        return event.getTime().getEpochSecond();
    }

    /** The very text that came, if it came as this generation has it. */
    Optional<String> asToldIn(Generation generation) {
        return original.filter(told -> told.generation() == generation).map(HarborOriginal::text);
    }
}
