package io.bellbuoy.dialect.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.json.AvroJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** CloudEvents in binary mode: attributes in headers, and the data as the body. */
public final class BinaryCloudEvent {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    private BinaryCloudEvent() {}

    /** An event that is at hand in the JSON format; empty when that is none, or when its data is no text. */
    public static Optional<Content> of(String structured) {
        try {
            return AvroJson.mapper().readTree(structured) instanceof ObjectNode event
                    ? of(CloudEventJson.read(event))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** An event; empty when its data is no text, or of a type that no header can hold. */
    public static Optional<Content> of(CloudEvent event) {
        Map<String, String> headers = new TreeMap<>();
        byte[] data = event.getData() == null ? new byte[0] : event.getData().toBytes();
        HttpMessageFactory.createWriter(headers::put, body -> {}).writeBinary(event);
        String type = headers.remove(CONTENT_TYPE);
        headers.replaceAll((name, value) -> HeaderValue.encoded(value));
        String mediaType = type == null ? JSON : type;
        return text(data).filter(body -> CloudEventBody.isMediaType(mediaType)).map(body -> Content.of(mediaType, body)
                .with(headers));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
