package io.bellbuoy.standalone.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Between when and when; the front door reads the times. */
final class PeriodOptions {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Then or later: 2h (ago), 2026-11-20, 2026-11-20T10:30:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
    private @Nullable String until;

    Ask in(Ask ask) {
        return ask.with("since", since).with("until", until);
    }

    Body in(Body body) {
        return body.with("since", since).with("until", until);
    }
}
