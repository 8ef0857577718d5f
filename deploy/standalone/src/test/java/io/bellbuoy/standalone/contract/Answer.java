package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.json.AvroJson;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was answered.
 *
 * @param headers by name, in any case
 */
public record Answer(int status, Map<String, String> headers, String body) {

    static Answer of(int status, MultiMap headers, String body) {
        Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> first.putIfAbsent(name, value));
        return new Answer(status, first, body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    /** The body, if it is JSON by its media type. */
    Optional<JsonNode> json() {
        if (!mediaType().endsWith("json")) {
            return Optional.empty();
        }
        try {
            return Optional.of(AvroJson.mapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON, as it says: " + body, e);
        }
    }

    @Override
    public String toString() {
        return status + " " + mediaType() + " " + body;
    }
}
