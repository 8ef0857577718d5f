package io.bellbuoy.json;

import java.time.DateTimeException;
import java.time.Instant;

/** Times that an event may carry: four-digit years, which every reader of ISO 8601 takes and no arithmetic overflows. */
final class EventTime {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private EventTime() {}

    static Instant parse(String text) {
        Instant time = Instant.parse(withColon(text));
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new DateTimeException("Outside the years 1 to 9999: " + text);
        }
        return time;
    }

    /** Java's older date formats write an offset as ISO 8601's basic form has it, {@code +0000}, and Nexus does so. */
    private static String withColon(String text) {
        int sign = text.length() - 5;
        boolean basic = text.indexOf('T') > 0 && sign > 0 && "+-".indexOf(text.charAt(sign)) >= 0;
        return basic ? text.substring(0, sign + 3) + ":" + text.substring(sign + 3) : text;
    }
}
