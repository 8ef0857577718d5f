package io.bellbuoy.json;

import java.time.DateTimeException;
import java.time.Instant;

/** Times that an event may carry: four-digit years, which every reader of ISO 8601 takes and no arithmetic overflows. */
final class EventTime {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private EventTime() {}

    static Instant parse(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new DateTimeException("Outside the years 1 to 9999: " + text);
        }
        return time;
    }
}
