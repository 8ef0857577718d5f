package io.bellbuoy.worker.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.util.List;

/**
 * The payload that the Standard Webhooks specification recommends: {@code type}, {@code timestamp} and {@code data}. The
 * event's own fields are in {@code data}, without those that say how it arrived.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification</a>
 */
public final class StandardFormat implements Format {

    private static final List<String> NOT_DATA = List.of("type", "time", "dialect", "original");

    @Override
    public Body render(RegistryEvent event) {
        ObjectNode payload = AvroJson.mapper().createObjectNode();
        payload.put("type", event.getType());
        payload.put("timestamp", event.getTime().toString());
        payload.set("data", AvroJson.tree(event).remove(NOT_DATA));
        return new Body("application/json", payload.toString());
    }
}
