package io.bellbuoy.standalone.api;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How a tenant's registries prove themselves. */
@Command(
        name = "sources",
        description = "Lists, shows, makes and deletes sources: how a registry proves that it is the one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class SourcesCommand extends ApiGroup {

    private static final String COLLECTION = "sources";
    private static final Table TABLE =
            Table.of("DIALECT /dialect", "VERIFICATION /verification", "HEADER /header", "UPDATED /updated");

    SourcesCommand() {}

    @Command(name = "list", description = "Lists them.", mixinStandardHelpOptions = true)
    int list(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Mixin LimitOption limit) {
        return api.list(Ask.get(tenant.path(COLLECTION)), limit.value(), TABLE);
    }

    @Command(name = "show", description = "Shows one, without its secrets.", mixinStandardHelpOptions = true)
    int show(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Parameters(paramLabel = "DIALECT") String dialect) {
        return api.show(Ask.get(tenant.path(COLLECTION, dialect)));
    }

    @Command(name = "put", description = "Makes one, or replaces it.", mixinStandardHelpOptions = true)
    int put(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "DIALECT") String dialect,
            @Parameters(
                            paramLabel = "FILE",
                            converter = Document.Converter.class,
                            description = "The source in JSON; - is standard input.")
                    Document document) {
        return api.show(Ask.put(tenant.path(COLLECTION, dialect), document.text()));
    }

    @Command(name = "delete", description = "Deletes one.", mixinStandardHelpOptions = true)
    int delete(@Mixin ApiOptions api, @Mixin TenantOptions tenant, @Parameters(paramLabel = "DIALECT") String dialect) {
        return api.perform(Ask.delete(tenant.path(COLLECTION, dialect)), "Deleted the source of " + dialect + ".");
    }
}
