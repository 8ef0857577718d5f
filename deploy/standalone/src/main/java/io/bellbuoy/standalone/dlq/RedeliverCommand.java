package io.bellbuoy.standalone.dlq;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.ExitCode;
import io.bellbuoy.replay.Redelivered;
import io.bellbuoy.replay.Redelivery;
import io.bellbuoy.replay.Wanted;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends one notification again, whatever became of it. */
@Command(
        name = "redeliver",
        description = "Sends one notification again, delivered or dead.",
        mixinStandardHelpOptions = true)
public final class RedeliverCommand extends OperatorCommand {

    @Parameters(paramLabel = "NOTIFICATION", description = "Its id, which the endpoint knows as webhook-id: ntf_…")
    @SuppressWarnings("NullAway.Init") // picocli sets them.
    private String id;

    @Option(names = "--tenant", paramLabel = "TENANT", required = true, description = "Owner of its subscription.")
    @SuppressWarnings("NullAway.Init")
    private String tenant;

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            description = "Its subscription: then one partition is searched and not all.")
    private @Nullable String subscription;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "It was made then or later: 2h (ago), 2026-11-20 or 2026-11-20T10:30:00Z.")
    private @Nullable Instant since;

    RedeliverCommand() {}

    @Override
    ExitCode run(BellbuoyConfig config) {
        Wanted wanted = wanted();
        Optional<Redelivered> found;
        try (Redelivery redelivery = Redelivery.open(config)) {
            found = redelivery.redeliver(wanted);
        }
        if (found.isEmpty()) {
            return failed("Notification " + id + " is kept neither among the notifications nor among the dead letters"
                    + " of tenant " + tenant + ".");
        }
        print(found.get());
        return ExitCode.OK;
    }

    private Wanted wanted() {
        try {
            return new Wanted(
                    id, tenant, subscription == null ? null : new SubscriptionKey(tenant, subscription), since);
        } catch (IllegalArgumentException e) {
            throw refusal("Invalid value for option '--tenant' or '--subscription': " + e.getMessage());
        }
    }

    private void print(Redelivered found) {
        out().printf(
                        "Sent again: %s of %s/%s, %s of %s.%nFound at offset %d of %s-%d.%n",
                        id,
                        tenant,
                        found.notification().getSubscription(),
                        found.notification().getEvent().getType(),
                        found.notification().getEvent().getTime(),
                        found.offset(),
                        found.topic(),
                        found.partition());
        out().flush();
    }
}
