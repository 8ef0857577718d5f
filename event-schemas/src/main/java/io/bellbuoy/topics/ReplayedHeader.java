package io.bellbuoy.topics;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;

/** When an operator had a notification sent again. */
public final class ReplayedHeader {

    private ReplayedHeader() {}

    /** Empty where there is none that can be read: it is told, and decides nothing. */
    public static Optional<Instant> read(Headers headers) {
        OptionalLong millis = DecimalHeader.read(HeaderNames.REPLAYED, headers);
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    /** Makes what is sent with these headers a replay. */
    public static void write(Instant replayed, Headers headers) {
        DecimalHeader.write(HeaderNames.REPLAYED, replayed.toEpochMilli(), headers);
    }
}
