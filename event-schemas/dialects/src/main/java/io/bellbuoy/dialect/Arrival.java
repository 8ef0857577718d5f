package io.bellbuoy.dialect;

import io.bellbuoy.json.JsonBody;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request with events at the door.
 *
 * @param tenant whose events they are, from the path
 * @param mediaType what the body says that it is, in lower case and without parameters
 * @param headers by name in lower case; of several of one name the first
 * @param body the events in the sender's words
 * @param received when it came, for events that do not say when they happened
 * @param maxEvents how many one request may carry
 */
public record Arrival(
        String tenant,
        String mediaType,
        Map<String, String> headers,
        ByteBuffer body,
        Instant received,
        int maxEvents) {

    public Arrival {
        headers = lowerCase(headers);
        body = body.asReadOnlyBuffer();
    }

    /** A header that is there and not empty. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).filter(value -> !value.isBlank());
    }

    /** The body as JSON; throws {@link io.bellbuoy.json.MalformedJsonException}. */
    public JsonBody json() {
        return JsonBody.parse(bytes());
    }

    /** A copy of the body. */
    public byte[] bytes() {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return bytes;
    }

    /** Throws {@link TooManyEventsException} for more than one request may carry. */
    public void refuseMoreThanAllowed(int events) {
        if (events > maxEvents) {
            throw new TooManyEventsException(events, maxEvents);
        }
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return Collections.unmodifiableMap(lower);
    }
}
