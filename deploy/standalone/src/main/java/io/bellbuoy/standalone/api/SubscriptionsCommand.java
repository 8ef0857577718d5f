package io.bellbuoy.standalone.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A tenant's subscriptions. */
@Command(
        name = "subscriptions",
        description = "Lists, shows, makes, replaces and deletes subscriptions.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class SubscriptionsCommand extends ApiGroup {

    private static final String COLLECTION = "subscriptions";
    private static final Table TABLE = Table.of(
            "ID /id",
            "ENABLED /enabled",
            "EVENT TYPES /eventTypes",
            "FORMAT /endpoint/format",
            "URL /endpoint/url",
            "UPDATED /updated");

    SubscriptionsCommand() {}

    @Command(name = "list", description = "Lists them.", mixinStandardHelpOptions = true)
    int list(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Mixin LimitOption limit) {
        return api.list(Ask.get(tenant.path(COLLECTION)), limit.value(), TABLE);
    }

    @Command(name = "show", description = "Shows one, without its secrets.", mixinStandardHelpOptions = true)
    int show(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Parameters(paramLabel = "ID") String id) {
        return api.show(Ask.get(tenant.path(COLLECTION, id)));
    }

    @Command(
            name = "put",
            description = "Makes one, or replaces it; shows its signing secret if one was made.",
            mixinStandardHelpOptions = true)
    int put(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID") String id,
            @Parameters(
                            paramLabel = "FILE",
                            converter = Document.Converter.class,
                            description = "The subscription in JSON; - is standard input.")
                    Document document) {
        return api.show(Ask.put(tenant.path(COLLECTION, id), document.text()));
    }

    @Command(name = "delete", description = "Deletes one.", mixinStandardHelpOptions = true)
    int delete(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Parameters(paramLabel = "ID") String id) {
        return api.perform(Ask.delete(tenant.path(COLLECTION, id)), "Deleted " + id + ".");
    }

    @Command(
            name = "rotate-secret",
            description = "Makes another signing secret and shows it; the old one signs beside it for a while.",
            mixinStandardHelpOptions = true)
    int rotateSecret(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--overlap", paramLabel = "DURATION", description = "For so long; a day unless told.")
                    @Nullable
                    String overlap) {
        Body body = new Body().with("overlap", overlap);
        return api.show(Ask.post(tenant.path(COLLECTION, id, "secret", "rotate"), body.toString()));
    }
}
