package io.bellbuoy.dialect.harbor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.MalformedJsonException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The body in which an event came from Harbor.
 *
 * @param text as it came
 * @param body the same, which is an object
 * @param generation the same of it
 */
record HarborOriginal(String text, JsonNode body, Generation generation) {

    /** That of an event, unless it came from elsewhere. */
    static Optional<HarborOriginal> of(RegistryEvent event) {
        Original original = event.getOriginal();
        return original == null || !event.getDialect().equals(HarborDialect.NAME)
                ? Optional.empty()
                : read(bytes(original.getBody()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Whoever writes to the topic may write anything there, and is not worse off than with nothing. */
    private static Optional<HarborOriginal> read(byte[] bytes) {
        try {
            JsonNode body = JsonBody.parse(bytes).root();
            return body.isObject()
                    ? Optional.of(new HarborOriginal(new String(bytes, UTF_8), body, Generation.of(body)))
                    : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
