package io.bellbuoy.standalone.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What became of notifications. */
@Command(
        name = "deliveries",
        description = "Lists and shows what became of notifications, and sends them again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeliveriesCommand extends ApiGroup {

    private static final Table TABLE = Table.of(
            "STARTED /started",
            "NOTIFICATION /notification",
            "EVENT TYPE /eventType",
            "ATTEMPT /attempt",
            "VERDICT /verdict",
            "REASON /reason",
            "STATUS /status",
            "TOOK /duration");

    DeliveriesCommand() {}

    @Command(
            name = "list",
            description = "Lists a subscription's attempts, the newest first.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "SUBSCRIPTION") String subscription,
            @Option(names = "--verdict", paramLabel = "VERDICT", description = "delivered, retry, dead or discarded.")
                    @Nullable
                    String verdict,
            @Option(names = "--event-type", paramLabel = "TYPE", description = "Only of this type or family.") @Nullable
                    String eventType,
            @Mixin PeriodOptions period,
            @Mixin LimitOption limit) {
        Ask ask = period.in(Ask.get(tenant.path("subscriptions", subscription, "deliveries")))
                .with("verdict", verdict)
                .with("eventType", eventType);
        return api.list(ask, limit.value(), TABLE);
    }

    @Command(
            name = "show",
            description = "Shows every attempt of one, with what was sent and came back.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "NOTIFICATION") String notification) {
        return api.show(Ask.get(tenant.path("deliveries", notification)));
    }

    @Command(
            name = "redeliver",
            description = "Sends one again, whatever became of it.",
            mixinStandardHelpOptions = true)
    int redeliver(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "NOTIFICATION") String notification) {
        return api.show(Ask.post(tenant.path("deliveries", notification, "redeliver")));
    }
}
