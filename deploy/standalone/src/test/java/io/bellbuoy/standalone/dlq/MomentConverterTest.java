package io.bellbuoy.standalone.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MomentConverterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:30:00Z");

    private final MomentConverter converter = new MomentConverter(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-11-21T04:30:00Z",
        "14d, 2026-11-07T06:30:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20T10:30:00Z, 2026-11-20T10:30:00Z",
        "2026-11-20T10:30+01:00, 2026-11-20T09:30:00Z",
    })
    void shouldReadATime(String text, Instant time) {
        assertThat(converter.convert(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "yesterday", "2026-13-01", "2026-11-20T10:30", "-2h"})
    void shouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("'" + text + "' is no time such as");
    }
}
