package io.bellbuoy.worker.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.topics.HeaderNames;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** When a retry record is due. */
public final class DueHeader {

    private DueHeader() {}

    /** Empty where there is none that can be read: then it is due at once, for a mistake must not hold a rung up. */
    public static Optional<Instant> read(Headers headers) {
        Header header = headers.lastHeader(HeaderNames.DUE);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(new String(header.value(), UTF_8))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static void write(Instant due, Headers headers) {
        headers.remove(HeaderNames.DUE);
        headers.add(HeaderNames.DUE, Long.toString(due.toEpochMilli()).getBytes(UTF_8));
    }
}
