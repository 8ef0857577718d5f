package io.bellbuoy.standalone.dlq;

import io.bellbuoy.replay.deadletter.Entry;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** Dead letters, one a line, printed as they come; 120 columns wide. */
final class LetterTable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private long rows;

    LetterTable(PrintWriter out) {
        this.out = out;
    }

    void add(Entry letter) {
        if (rows == 0) {
            row("DIED (UTC)", "NOTIFICATION", "SUBSCRIPTION", "REASON", "ENDPOINT");
        }
        rows++;
        row(
                time(letter.record().getDied()),
                letter.notification().getId(),
                letter.key().toString(),
                reason(letter),
                Objects.requireNonNullElse(letter.record().getEndpoint(), "-"));
    }

    long rows() {
        return rows;
    }

    private void row(String died, String notification, String subscription, String reason, String endpoint) {
        String line = "%-14s  %-36s  %-18s  %-20s  %s"
                .formatted(
                        cut(died, 14),
                        cut(notification, 36),
                        cut(subscription, 18),
                        cut(reason, 20),
                        cut(endpoint, 24));
        out.println(line);
    }

    /** With the number of attempts. */
    private static String reason(Entry letter) {
        return letter.record().getReason() + " ×"
                + letter.record().getAttempts().size();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
