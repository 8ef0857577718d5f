package io.bellbuoy.benchmarks.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.dialect.catalogue.Dialects;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as one registry sends it when an image was pushed: {@code dialect/NAME.json}, with its headers in
 * {@code dialect/headers.json} where it needs any.
 */
record Sample(Dialect dialect, Arrival arrival) {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");

    static Sample of(String name) {
        Dialect dialect = Dialects.named(name).orElseThrow();
        Map<String, String> headers = headers(name);
        String mediaType = headers.getOrDefault("content-type", "application/json");
        ByteBuffer body = ByteBuffer.wrap(resource(name + ".json"));
        return new Sample(dialect, new Arrival("acme", mediaType, headers, body, RECEIVED, 100));
    }

    int bytes() {
        return arrival.body().remaining();
    }

    Translation read() {
        return dialect.translate(arrival);
    }

    /** The event that it tells of; refuses one that tells of none, which would be fast to read. */
    RegistryEvent event() {
        Translation translation = read();
        if (translation.events().isEmpty()) {
            throw new IllegalStateException("No event in the sample of " + dialect.name());
        }
        return translation.events().get(0);
    }

    private static Map<String, String> headers(String name) {
        Map<String, String> headers = new TreeMap<>();
        try {
            JsonNode all = AvroJson.mapper().readTree(new String(resource("headers.json"), StandardCharsets.UTF_8));
            all.path(name)
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().textValue()));
        } catch (IOException e) {
            throw new UncheckedIOException("headers.json", e);
        }
        return headers;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Sample.class.getResourceAsStream("/dialect/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No resource dialect/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
