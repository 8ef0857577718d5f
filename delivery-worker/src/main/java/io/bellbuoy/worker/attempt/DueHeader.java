package io.bellbuoy.worker.attempt;

import io.bellbuoy.topics.DecimalHeader;
import io.bellbuoy.topics.HeaderNames;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;

/** When a retry record is due. */
public final class DueHeader {

    private DueHeader() {}

    /** Empty where there is none that can be read: then it is due at once, for a mistake must not hold a rung up. */
    public static Optional<Instant> read(Headers headers) {
        OptionalLong millis = DecimalHeader.read(HeaderNames.DUE, headers);
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    static void write(Instant due, Headers headers) {
        DecimalHeader.write(HeaderNames.DUE, due.toEpochMilli(), headers);
    }
}
