package io.bellbuoy.replay.deadletter;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast letters may go, written {@code 100/s}, {@code 30/m} or {@code 10/h}.
 *
 * @param count at least one
 * @param per the time that so many take
 */
public record Rate(long count, Duration per) {

    /** No faster than Kafka takes them. */
    public static final Rate UNLIMITED = new Rate(Long.MAX_VALUE, Duration.ofSeconds(1));

    /** Small enough to be written in a fraction of a second: meanwhile nobody reads past the open transaction. */
    private static final int LARGEST_BATCH = 500;

    private static final long BATCHES_PER_SECOND = 5;

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/([smh])");

    public Rate {
        if (count < 1) {
            throw new IllegalArgumentException("A rate of less than one: " + count);
        }
    }

    /**
     * Reads a rate.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Rate parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) < 1) {
            throw new IllegalArgumentException("not a rate such as 100/s, 30/m or 10/h: '" + text + "'");
        }
        return new Rate(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
    }

    /** How many go at once: a fifth of a second's, but one at least. */
    public int batch() {
        long perSecond = count / per.toSeconds();
        return (int) Math.max(1, Math.min(LARGEST_BATCH, perSecond / BATCHES_PER_SECOND));
    }

    /** How long after the first the next may go, when so many have gone. */
    public Duration after(long gone) {
        double periods = (double) gone / count;
        return Duration.ofNanos((long) (periods * per.toNanos()));
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
    }
}
