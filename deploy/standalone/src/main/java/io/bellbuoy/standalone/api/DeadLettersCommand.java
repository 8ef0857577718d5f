package io.bellbuoy.standalone.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A tenant's dead letters, through the front door; operators beside Kafka have {@code dlq}. */
@Command(
        name = "dead-letters",
        description = "Lists, shows, replays and purges a tenant's dead letters.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand extends ApiGroup {

    private static final String COLLECTION = "dead-letters";
    private static final Table TABLE = Table.of(
            "DIED /died",
            "NOTIFICATION /notification",
            "SUBSCRIPTION /subscription",
            "REASON /reason",
            "ATTEMPTS /attempts",
            "ENDPOINT /endpoint");

    DeadLettersCommand() {}

    @Command(name = "list", description = "Lists those that wait, the oldest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Mixin LetterOptions letters,
            @Mixin LimitOption limit) {
        return api.list(letters.in(Ask.get(tenant.path(COLLECTION))), limit.value(), TABLE);
    }

    @Command(name = "show", description = "Shows one with its attempts and its event.", mixinStandardHelpOptions = true)
    int show(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "NOTIFICATION") String notification) {
        return api.show(Ask.get(tenant.path(COLLECTION, notification)));
    }

    @Command(
            name = "replay",
            description = "Has them sent again by a job, which it shows.",
            mixinStandardHelpOptions = true)
    int replay(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Mixin LetterOptions letters,
            @Mixin JobOptions job,
            @Option(names = "--limit", paramLabel = "N", description = "The oldest, at most so many.") @Nullable
                    Integer limit) {
        Body body = job.in(letters.in(new Body())).with("limit", limit);
        return api.show(Ask.post(tenant.path(COLLECTION, "replay"), body.toString()));
    }

    @Command(name = "purge", description = "Gives them up by a job, which it shows.", mixinStandardHelpOptions = true)
    int purge(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Mixin LetterOptions letters,
            @Option(names = "--limit", paramLabel = "N", description = "The oldest, at most so many.") @Nullable
                    Integer limit,
            @Option(names = "--dry-run", description = "Only counts.") boolean dryRun,
            @Option(names = "--all", description = "Really all of them, if nothing else is said.") boolean all) {
        Body body = letters.in(new Body())
                .with("limit", limit)
                .with("dryRun", dryRun)
                .with("all", all);
        return api.show(Ask.post(tenant.path(COLLECTION, "purge"), body.toString()));
    }
}
