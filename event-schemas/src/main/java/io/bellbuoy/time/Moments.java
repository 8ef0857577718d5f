package io.bellbuoy.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Points in time as people write them: so long ago, a day's beginning in UTC, or a date and time. */
public final class Moments {

    /** What is later overflows where milliseconds are counted, and is meant by nobody. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Moments() {}

    /**
     * Reads {@code 2h}, {@code 2026-11-20} or {@code 2026-11-20T10:30:00Z}; what would be before 1970 is 1970.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static Instant parse(String text, Instant now) {
        Instant moment;
        try {
            moment = read(text, now);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refused(text, e);
        }
        if (moment.isAfter(LAST)) {
            throw refused(text, null);
        }
        return moment.isBefore(Instant.EPOCH) ? Instant.EPOCH : moment;
    }

    private static Instant read(String text, Instant now) {
        if (text.contains("T")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return text.contains("-")
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : now.minus(Durations.parse(text));
    }

    private static IllegalArgumentException refused(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "'" + text + "' is no time such as 2h (ago), 2026-11-20 or 2026-11-20T10:30:00Z", cause);
    }
}
