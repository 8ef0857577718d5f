package io.bellbuoy.standalone.dlq;

import io.bellbuoy.time.Durations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as operators write it: so long ago, a day's beginning in UTC, or a date and time. */
final class MomentConverter implements ITypeConverter<Instant> {

    private final Clock clock;

    MomentConverter() {
        this(Clock.systemUTC());
    }

    MomentConverter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        try {
            if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return text.contains("-")
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : clock.instant().minus(Durations.parse(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no time such as 2h (ago), 2026-11-20 or 2026-11-20T10:30:00Z");
        }
    }
}
