package io.bellbuoy.standalone;

import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.Service;
import picocli.CommandLine.Command;

/** The role {@code ingest}. */
@Command(
        name = "ingest",
        description = "Takes events and subscriptions over HTTP and puts them on Kafka.",
        mixinStandardHelpOptions = true)
final class IngestCommand extends RoleCommand {

    @Override
    Service role(BellbuoyConfig config, Host host) {
        return new IngestService(config, host.vertx(), host.health(), host.metrics());
    }
}
