package io.bellbuoy.standalone.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may come in. */
@Command(
        name = "tokens",
        description = "Lists, shows, makes and revokes tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class TokensCommand extends ApiGroup {

    private static final String COLLECTION = "tokens";
    private static final Table TABLE = Table.of(
            "ID /id",
            "ROLE /role",
            "DESCRIPTION /description",
            "CREATED /created",
            "BY /createdBy",
            "EXPIRES /expires");

    TokensCommand() {}

    @Command(name = "list", description = "Lists them, without what they are.", mixinStandardHelpOptions = true)
    int list(@Mixin ApiOptions api, @Mixin OwnerOptions owner, @Mixin LimitOption limit) {
        return api.list(Ask.get(owner.path(COLLECTION)), limit.value(), TABLE);
    }

    @Command(name = "show", description = "Shows one, without what it is.", mixinStandardHelpOptions = true)
    int show(@Mixin ApiOptions api, @Mixin OwnerOptions owner, @Parameters(paramLabel = "ID") String id) {
        return api.show(Ask.get(owner.path(COLLECTION, id)));
    }

    @Command(name = "create", description = "Makes one and shows it, this once.", mixinStandardHelpOptions = true)
    int create(
            @Mixin ApiOptions api,
            @Mixin OwnerOptions owner,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            description = "admin, editor, reader or producer; platform-admin with --platform.")
                    String role,
            @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.") @Nullable
                    String description,
            @Option(names = "--expires", paramLabel = "TIME", description = "From when on it opens nothing.") @Nullable
                    String expires) {
        Body body =
                new Body().with("role", role).with("description", description).with("expires", expires);
        return api.show(Ask.post(owner.path(COLLECTION), body.toString()));
    }

    @Command(name = "revoke", description = "Revokes one: it opens nothing any more.", mixinStandardHelpOptions = true)
    int revoke(@Mixin ApiOptions api, @Mixin OwnerOptions owner, @Parameters(paramLabel = "ID") String id) {
        return api.perform(Ask.delete(owner.path(COLLECTION, id)), "Revoked " + id + ".");
    }
}
