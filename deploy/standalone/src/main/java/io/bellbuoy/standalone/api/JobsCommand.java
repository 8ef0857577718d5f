package io.bellbuoy.standalone.api;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Work that takes long. */
@Command(
        name = "jobs",
        description = "Lists, shows and cancels jobs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class JobsCommand extends ApiGroup {

    private static final Table TABLE = Table.of(
            "REQUESTED /requested",
            "ID /id",
            "KIND /kind",
            "SUBSCRIPTION /subscription",
            "STATE /state",
            "DONE /done",
            "OF /planned");

    JobsCommand() {}

    @Command(name = "list", description = "Lists them, the newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Mixin LimitOption limit) {
        return api.list(Ask.get(tenant.path("jobs")), limit.value(), TABLE);
    }

    @Command(name = "show", description = "Shows how far one is.", mixinStandardHelpOptions = true)
    int show(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Parameters(paramLabel = "ID") String id) {
        return api.show(Ask.get(tenant.path("jobs", id)));
    }

    @Command(name = "cancel", description = "Ends one before it is done.", mixinStandardHelpOptions = true)
    int cancel(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Parameters(paramLabel = "ID") String id) {
        return api.show(Ask.delete(tenant.path("jobs", id)));
    }
}
