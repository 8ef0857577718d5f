package io.bellbuoy.standalone;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.Preset;
import io.bellbuoy.kit.lifecycle.Application;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Plays one role against a Kafka cluster until it is told to stop. */
abstract class RoleCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private ConfigOptions options;

    abstract Service role(BellbuoyConfig config, Host host);

    @Override
    public final Integer call() {
        BellbuoyConfig config = options.load(Preset.NONE);
        Host host = new Host();
        Service role = role(config, host);
        Services services = new Services(role.name(), List.of(host, host.management(config), role));
        return new Application(services).run().value();
    }
}
