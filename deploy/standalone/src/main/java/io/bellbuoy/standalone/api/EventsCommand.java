package io.bellbuoy.standalone.api;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What happened, and what can happen. */
@Command(
        name = "events",
        description = "Reports events, and lists the types that there are.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class EventsCommand extends ApiGroup {

    private static final Table TYPES = Table.of("TYPE /type", "DESCRIPTION /description");

    EventsCommand() {}

    @Command(name = "post", description = "Reports one event or an array of them.", mixinStandardHelpOptions = true)
    int post(
            @Mixin ApiOptions api,
            @Mixin TenantOptions tenant,
            @Parameters(
                            paramLabel = "FILE",
                            converter = Document.Converter.class,
                            description = "The events in JSON; - is standard input.")
                    Document document) {
        return api.show(Ask.post(tenant.path("events"), document.text()));
    }

    @Command(name = "types", description = "Lists the event types.", mixinStandardHelpOptions = true)
    int types(@Mixin ApiOptions api) {
        return api.list(Ask.get("/v1/event-types"), Integer.MAX_VALUE, TYPES);
    }
}
