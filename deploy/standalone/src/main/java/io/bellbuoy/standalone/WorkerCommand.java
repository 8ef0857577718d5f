package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.worker.DeliveryWorker;
import picocli.CommandLine.Command;

/** The role {@code worker}. */
@Command(
        name = "worker",
        description = "Sends notifications to their endpoints, retries, and keeps dead letters.",
        mixinStandardHelpOptions = true)
final class WorkerCommand extends RoleCommand {

    @Override
    Service role(BellbuoyConfig config, Host host) {
        return new DeliveryWorker(config, host.vertx(), host.health(), host.metrics());
    }
}
