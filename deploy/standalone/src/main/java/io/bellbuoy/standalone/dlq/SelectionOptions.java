package io.bellbuoy.standalone.dlq;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.replay.deadletter.LetterFilter;
import io.bellbuoy.replay.deadletter.Selection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which dead letters a command is about. */
final class SelectionOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec command;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Those of this tenant.")
    private @Nullable String tenant;

    @Option(names = "--subscription", paramLabel = "ID", description = "Those of the subscription with this id.")
    private @Nullable String subscription;

    @Option(
            names = "--endpoint-host",
            paramLabel = "HOST",
            description = "Those whose endpoint had this host when they died.")
    private @Nullable String endpointHost;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Those that died for this reason: timeout, server_error, …")
    private @Nullable Reason reason;

    @Option(names = "--fault", paramLabel = "FAULT", description = "Those by this one's fault: customer or ours.")
    private @Nullable Fault fault;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "Those that died then or later: 2h (ago), 2026-11-20 or 2026-11-20T10:30:00Z.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "Those that died before then.")
    private @Nullable Instant until;

    @Option(names = "--limit", paramLabel = "COUNT", description = "The oldest of them, at most so many.")
    private @Nullable Long limit;

    /** As chosen, or at most so many where no limit was. */
    Selection orAtMost(long unlessLimited) {
        long most = limit == null ? unlessLimited : limit;
        if (most < 1) {
            throw new ParameterException(
                    command.commandLine(), "Invalid value for option '--limit': at least 1, not " + limit);
        }
        return new Selection(filter(), most);
    }

    /** Whether nothing is chosen, and so everything is meant. */
    boolean isEmpty() {
        return limit == null && filter().equals(LetterFilter.ALL);
    }

    private LetterFilter filter() {
        return new LetterFilter(tenant, subscription, endpointHost, reason, fault, since, until);
    }
}
