package io.bellbuoy.dialect.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.jackson.JsonFormatOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CloudEvents in their JSON format. */
public final class CloudEventJson {

    /** The media type of one event. */
    public static final String MEDIA_TYPE = JsonFormat.CONTENT_TYPE;

    private static final String JSON = "application/json";
    private static final String DATA_CONTENT_TYPE = "datacontenttype";
    private static final JsonMapper MAPPER = AvroJson.mapper()
            .rebuild()
            .addModule(JsonFormat.getCloudEventJacksonModule(JsonFormatOptions.builder()
                    // What a sender should not have written is no reason to lose what it wrote beside it.
                    .forceIgnoreInvalidExtensionNameDeserialization(true)
                    .build()))
            .build();

    private CloudEventJson() {}

    /** Writes the event. */
    public static String write(CloudEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every CloudEvent can be written", e);
        }
    }

    /** Reads what {@link #write} has written, or anybody else. */
    public static CloudEvent read(ObjectNode event) throws JsonProcessingException {
        String type = event.path(DATA_CONTENT_TYPE).textValue();
        if (type == null || type.equals(JSON) || !event.has("data") || !isJson(type)) {
            return MAPPER.treeToValue(event, CloudEvent.class);
        }
        // The SDK does not know every JSON for what it is: application/vnd.oci.image.manifest.v1+json has dots.
        ObjectNode plain = event.deepCopy().put(DATA_CONTENT_TYPE, JSON);
        CloudEvent read = MAPPER.treeToValue(plain, CloudEvent.class);
        return CloudEventBuilder.from(read).withDataContentType(type).build();
    }

    /** Whether data of this type is JSON; without a type it is. */
    public static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.endsWith("/json") || type.endsWith("+json");
    }
}
