package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.matcher.MatcherService;
import picocli.CommandLine.Command;

/** The role {@code matcher}. */
@Command(
        name = "matcher",
        description = "Joins events with subscriptions and makes notifications.",
        mixinStandardHelpOptions = true)
final class MatcherCommand extends RoleCommand {

    @Override
    Service role(BellbuoyConfig config, Host host) {
        return new MatcherService(config, host.health(), host.metrics());
    }
}
