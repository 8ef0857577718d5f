package io.bellbuoy.dialect.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellbuoy.events.Original;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.MalformedJsonException;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.data.BytesCloudEventData;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One CloudEvent of a request.
 *
 * @param event the event
 * @param envelope the same in the JSON format, which is where problems have their places
 * @param bytes the envelope as it came, or as it would have come had it not been in binary mode
 */
public record CloudEventPart(CloudEvent event, JsonFields envelope, ByteBuffer bytes) {

    /** For whoever wants it as it came. */
    public Original original() {
        return new Original(CloudEventJson.MEDIA_TYPE, bytes);
    }

    /** When it happened, or else when it came. */
    public Instant timeOr(Instant received) {
        Instant time = envelope.time("time");
        return time == null ? received : time;
    }

    /** Its data, if it is an object; an absent one has no fields. */
    public JsonFields data() {
        return event.getData() instanceof BytesCloudEventData bytes && CloudEventJson.isJson(event.getDataContentType())
                ? object(parsed(bytes.toBytes()), "data_base64")
                : object(envelope.json().path("data"), "data");
    }

    private JsonFields object(JsonNode data, String field) {
        return new JsonFields(
                data.isObject() ? data : MissingNode.getInstance(), envelope.at(field), envelope.problems());
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return JsonBody.parse(json).root();
        } catch (MalformedJsonException e) {
            // It says that it is JSON, but nobody has to look into it.
            return MissingNode.getInstance();
        }
    }
}
