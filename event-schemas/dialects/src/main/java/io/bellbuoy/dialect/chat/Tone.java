package io.bellbuoy.dialect.chat;

import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Scan;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How news are to be taken. */
public enum Tone {
    GOOD,
    PLAIN,
    WARNING,
    BAD;

    private static final Pattern BAD_WORDS =
            Pattern.compile("[._](failed|exceeded|blocked|locked|suspended|aborted|quarantined)$");
    private static final Pattern WARNING_WORDS =
            Pattern.compile("[._](warned|failing|partial|unsupported|stopped|cancelled)$");
    private static final Pattern GOOD_WORDS = Pattern.compile("[._](completed|succeeded|passed|recovered|promoted)$");

    static Tone of(RegistryEvent event) {
        if (BAD_WORDS.matcher(event.getType()).find()) {
            return BAD;
        }
        if (WARNING_WORDS.matcher(event.getType()).find() || hasSevereFindings(event.getScan())) {
            return WARNING;
        }
        return GOOD_WORDS.matcher(event.getType()).find() ? GOOD : PLAIN;
    }

    private static boolean hasSevereFindings(@Nullable Scan scan) {
        return scan != null
                && Stream.of("Critical", "High")
                        .anyMatch(severity -> scan.getFindings().getOrDefault(severity, 0L) > 0);
    }
}
