package io.bellbuoy.worker.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.topics.HeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The attempts so far, as retry records carry them. */
final class AttemptsHeader {

    private AttemptsHeader() {}

    static List<AttemptOutcome> read(Headers headers) throws UnreadableNotificationException {
        Header header = headers.lastHeader(HeaderNames.ATTEMPTS);
        if (header == null) {
            return List.of();
        }
        if (header.value() == null) {
            throw new UnreadableNotificationException("Header " + HeaderNames.ATTEMPTS + " has no value");
        }
        try {
            return read(AvroJson.mapper().readTree(header.value()));
        } catch (IOException | InvalidJsonException e) {
            throw new UnreadableNotificationException(
                    "Header " + HeaderNames.ATTEMPTS + " is no JSON array of attempts", e);
        }
    }

    static void write(List<AttemptOutcome> attempts, Headers headers) {
        headers.remove(HeaderNames.ATTEMPTS);
        if (!attempts.isEmpty()) {
            headers.add(HeaderNames.ATTEMPTS, bytes(attempts));
        }
    }

    private static List<AttemptOutcome> read(JsonNode json) throws UnreadableNotificationException {
        if (!json.isArray()) {
            throw new UnreadableNotificationException("Header " + HeaderNames.ATTEMPTS + " is no JSON array");
        }
        List<AttemptOutcome> attempts = new ArrayList<>();
        json.forEach(attempt -> attempts.add(AvroJson.read(attempt, AttemptOutcome.class)));
        return attempts;
    }

    private static byte[] bytes(List<AttemptOutcome> attempts) {
        ArrayNode json = AvroJson.mapper().createArrayNode();
        attempts.forEach(attempt -> json.add(AvroJson.tree(attempt)));
        try {
            return AvroJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
    }
}
