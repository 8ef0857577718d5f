package io.bellbuoy.dialect.jfrog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as JFrog spells them: {@code 2020-06-18T14:40:49.869+0300}, in newer domains with a colon in the offset. */
final class JFrogTime {

    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\d{4}-.{0,40}");
    private static final Pattern OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private JFrogTime() {}

    /** The time, if it is one; no event is refused for a time that only decorates it. */
    static Optional<Instant> parse(@Nullable String text) {
        if (text == null || !FOUR_DIGIT_YEAR.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            String withColon = OFFSET.matcher(text).replaceFirst("$1:$2");
            return Optional.of(Instant.parse(withColon).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String format(Instant time) {
        return WRITTEN.format(time);
    }
}
