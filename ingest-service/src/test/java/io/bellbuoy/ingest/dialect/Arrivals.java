package io.bellbuoy.ingest.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.ingest.json.JsonBody;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Bodies at the door, for tests of dialects. */
final class Arrivals {

    static final String TENANT = "acme";
    static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00.123Z");
    static final int MAX_EVENTS = 3;

    private Arrivals() {}

    static Arrival of(String json) {
        return new Arrival(TENANT, JsonBody.parse(json.getBytes(UTF_8)), RECEIVED, MAX_EVENTS);
    }

    static String sample(String name) {
        try (InputStream in = Arrivals.class.getResourceAsStream("/distribution/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The places that a dialect objects to. */
    static List<String> pointersRefused(Dialect dialect, String json) {
        try {
            dialect.translate(of(json));
            return List.of();
        } catch (InvalidJsonException e) {
            return e.problems().stream().map(JsonProblem::pointer).toList();
        }
    }
}
