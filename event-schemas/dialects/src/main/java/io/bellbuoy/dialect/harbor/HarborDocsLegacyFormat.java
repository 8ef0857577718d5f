package io.bellbuoy.dialect.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Subscription;
import java.util.Map;

/**
 * The body in the documentation of 1.9 and 1.10, for receivers that were built by it. Harbor never sent it: there is only the
 * sample to go by, whose times are in milliseconds.
 */
public final class HarborDocsLegacyFormat implements Format {

    private static final Map<String, String> PROJECT_TYPES = Map.of("public", "Public", "private", "Private");

    @Override
    public String name() {
        return "harbor-docs-legacy";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        Payload payload = Payload.of(notification.getEvent());
        return Content.json(payload.asToldIn(Generation.DOCS_LEGACY).orElseGet(() -> GoJson.compact(body(payload))));
    }

    private static ObjectNode body(Payload payload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("event_type", HarborTypes.version1(payload.event()));
        ArrayNode events = body.putArray("events");
        events.add(event(payload, payload.data().path("resources").path(0)));
        return body;
    }

    private static ObjectNode event(Payload payload, JsonNode resource) {
        JsonNode repository = payload.data().path("repository");
        String visibility = repository.path("repo_type").asText();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        putUnlessEmpty("project", repository.path("namespace").asText(), event);
        putUnlessEmpty("repo_name", repository.path("name").asText(), event);
        putUnlessEmpty("tag", resource.path("tag").asText(), event);
        putUnlessEmpty("full_name", repository.path("repo_full_name").asText(), event);
        event.put("trigger_time", payload.event().getTime().toEpochMilli());
        putUnlessEmpty("image_id", imageId(payload, resource), event);
        putUnlessEmpty("project_type", PROJECT_TYPES.getOrDefault(visibility, visibility), event);
        return event;
    }

    /** The digest where nobody knows better: it names the image as well, and without its algorithm looks the same. */
    private static String imageId(Payload payload, JsonNode resource) {
        String digest = resource.path("digest").asText();
        return payload.event()
                .getAttributes()
                .getOrDefault(HarborAttributes.IMAGE_ID, digest.substring(digest.indexOf(':') + 1));
    }

    private static void putUnlessEmpty(String name, String value, ObjectNode event) {
        if (!value.isEmpty()) {
            event.put(name, value);
        }
    }
}
