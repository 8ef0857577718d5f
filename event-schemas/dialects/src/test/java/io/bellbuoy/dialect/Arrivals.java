package io.bellbuoy.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Bodies at the door, for tests of dialects. */
public final class Arrivals {

    public static final String TENANT = "acme";
    public static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00.123Z");
    public static final int MAX_EVENTS = 3;

    private Arrivals() {}

    /** JSON without any header. */
    public static Arrival of(String json) {
        return of(json, Map.of());
    }

    /** JSON with headers. */
    public static Arrival of(String json, Map<String, String> headers) {
        return of("application/json", json, headers);
    }

    /** A body of some type with headers. */
    public static Arrival of(String mediaType, String body, Map<String, String> headers) {
        return new Arrival(TENANT, mediaType, headers, ByteBuffer.wrap(body.getBytes(UTF_8)), RECEIVED, MAX_EVENTS);
    }

    /** JSON without any header, some time after the others. */
    public static Arrival later(String json, Duration later) {
        Arrival arrival = of(json);
        return new Arrival(
                TENANT, arrival.mediaType(), arrival.headers(), arrival.body(), RECEIVED.plus(later), MAX_EVENTS);
    }

    /** A file of the test's resources. */
    public static String sample(String name) {
        try (InputStream in = Arrivals.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The places that a dialect objects to. */
    public static List<String> pointersRefused(Dialect dialect, String json) {
        return problems(dialect, of(json)).stream().map(JsonProblem::pointer).toList();
    }

    /** What a dialect objects to. */
    public static List<JsonProblem> problems(Dialect dialect, Arrival arrival) {
        try {
            dialect.translate(arrival);
            return List.of();
        } catch (InvalidJsonException e) {
            return e.problems();
        }
    }

    /** The one event that a dialect makes of it. */
    public static RegistryEvent event(Dialect dialect, Arrival arrival) {
        List<RegistryEvent> events = dialect.translate(arrival).events();
        if (events.size() != 1) {
            throw new AssertionError("Not one event but " + events.size());
        }
        return events.get(0);
    }
}
