package io.bellbuoy.standalone.dlq;

import io.bellbuoy.time.Moments;
import java.time.Clock;
import java.time.Instant;
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
            return Moments.parse(text, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
