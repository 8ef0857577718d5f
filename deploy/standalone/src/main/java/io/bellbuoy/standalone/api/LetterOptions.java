package io.bellbuoy.standalone.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters. */
final class LetterOptions {

    @Option(names = "--subscription", paramLabel = "ID", description = "Only of this subscription.")
    private @Nullable String subscription;

    @Option(names = "--endpoint-host", paramLabel = "HOST", description = "Only those to this host.")
    private @Nullable String endpointHost;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only those that died for this reason.")
    private @Nullable String reason;

    @Option(names = "--fault", paramLabel = "FAULT", description = "Only those by this one's fault: customer, ours.")
    private @Nullable String fault;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private PeriodOptions period;

    Ask in(Ask ask) {
        return period.in(ask)
                .with("subscription", subscription)
                .with("endpointHost", endpointHost)
                .with("reason", reason)
                .with("fault", fault);
    }

    Body in(Body body) {
        return period.in(body)
                .with("subscription", subscription)
                .with("endpointHost", endpointHost)
                .with("reason", reason)
                .with("fault", fault);
    }
}
