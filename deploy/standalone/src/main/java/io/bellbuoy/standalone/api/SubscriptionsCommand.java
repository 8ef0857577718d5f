package io.bellbuoy.standalone.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A tenant's subscriptions. */
@Command(
        name = "subscriptions",
        description = "Lists, shows, makes, changes, tests and deletes subscriptions.",
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
    int list(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Option(
                            names = "--enabled",
                            arity = "1",
                            paramLabel = "true|false",
                            description = "Only those that are, or are not.")
                    @Nullable
                    Boolean enabled,
            @Option(names = "--event-type", paramLabel = "TYPE", description = "Only those that want this type.")
                    @Nullable
                    String eventType,
            @Option(names = "--endpoint-host", paramLabel = "HOST", description = "Only those to this host.") @Nullable
                    String host,
            @Option(names = "--format", paramLabel = "FORMAT", description = "Only those in this format.") @Nullable
                    String format,
            @Option(names = "--label", paramLabel = "NAME:VALUE", description = "Only those with this label.") @Nullable
                    String label,
            @Option(names = "--search", paramLabel = "TEXT", description = "Only those with this in id or description.")
                    @Nullable
                    String search,
            @Option(names = "--sort", paramLabel = "FIELD", description = "id, created or updated; -id is the reverse.")
                    @Nullable
                    String sort,
            @Mixin LimitOption limit) {
        Ask ask = Ask.get(tenant.path(COLLECTION))
                .with("enabled", enabled)
                .with("eventType", eventType)
                .with("endpointHost", host)
                .with("format", format)
                .with("label", label)
                .with("q", search)
                .with("sort", sort);
        return api.list(ask, limit.value(), TABLE);
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

    @Command(name = "enable", description = "Lets what was held go out.", mixinStandardHelpOptions = true)
    int enable(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return bulk(api, tenant, "enable", ids);
    }

    @Command(
            name = "disable",
            description = "Holds webhooks, and loses none, until they are enabled again.",
            mixinStandardHelpOptions = true)
    int disable(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return bulk(api, tenant, "disable", ids);
    }

    @Command(
            name = "test",
            description = "Sends a sample of an event to the endpoint and shows what became of it.",
            mixinStandardHelpOptions = true)
    int test(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--event-type", paramLabel = "TYPE", description = "Of this type.") @Nullable
                    String eventType) {
        Body body = new Body().with("eventType", eventType);
        return api.show(Ask.post(tenant.path(COLLECTION, id, "test"), body.toString()));
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

    @Command(
            name = "match",
            description = "Tells which want an event, by which patterns, and why the others do not.",
            mixinStandardHelpOptions = true)
    int match(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(
                            paramLabel = "FILE",
                            converter = Document.Converter.class,
                            description = "{\"event\": …} or {\"eventId\": …}; - is standard input.")
                    Document document) {
        return api.show(Ask.post(tenant.path(COLLECTION, "match"), document.text()));
    }

    @Command(
            name = "create",
            description = "Makes one, with the id that the file has or one that is made.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(
                            paramLabel = "FILE",
                            converter = Document.Converter.class,
                            description = "The subscription in JSON; - is standard input.")
                    Document document) {
        return api.show(Ask.post(tenant.path(COLLECTION), document.text()));
    }

    @Command(
            name = "patch",
            description = "Changes what the file says, and nothing else.",
            mixinStandardHelpOptions = true)
    int patch(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID") String id,
            @Parameters(
                            paramLabel = "FILE",
                            converter = Document.Converter.class,
                            description = "A JSON merge patch, in which null removes; - is standard input.")
                    Document document) {
        return api.show(Ask.patch(tenant.path(COLLECTION, id), document.text()));
    }

    @Command(
            name = "recover",
            description = "Has sent again by a job, which it shows, what died of one.",
            mixinStandardHelpOptions = true)
    int recover(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            required = true,
                            description = "Then or later, such as 2h (ago).")
                    String since,
            @Mixin JobOptions job) {
        Body body = job.in(new Body()).with("since", since);
        return api.show(Ask.post(tenant.path(COLLECTION, id, "recover"), body.toString()));
    }

    @Command(
            name = "backfill",
            description = "Has one notified by a job, which it shows, of events that are older than it.",
            mixinStandardHelpOptions = true)
    int backfill(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            required = true,
                            description = "Then or later, such as 2h (ago).")
                    String since,
            @Option(names = "--again", description = "Also of those that it was notified of already.") boolean again,
            @Mixin JobOptions job) {
        Body body = job.in(new Body()).with("since", since).with("again", again);
        return api.show(Ask.post(tenant.path(COLLECTION, id, "backfill"), body.toString()));
    }

    private static int bulk(ApiOptions api, TenantOptions tenant, String action, List<String> ids) {
        Body body = new Body().with("action", action).with("ids", ids);
        return api.show(Ask.post(tenant.path(COLLECTION, "bulk"), body.toString()));
    }
}
