package io.bellbuoy.worker.verdict;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After}: seconds, or a date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section 10.2.3</a>
 */
final class RetryAfter {

    /** More digits than any pause that makes sense, and few enough for an int. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** How long from now; zero where there is no such header, it cannot be read, or it names the past. */
    static Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        String text = header.strip();
        return SECONDS.matcher(text).matches() ? Duration.ofSeconds(Integer.parseInt(text)) : until(text, now);
    }

    private static Duration until(String date, Instant now) {
        try {
            Instant named = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return named.isAfter(now) ? Duration.between(now, named) : Duration.ZERO;
        } catch (DateTimeException e) {
            // Whoever sends nonsense is tried again by our own schedule.
            return Duration.ZERO;
        }
    }
}
