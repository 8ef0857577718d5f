package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import java.time.Duration;

/**
 * When an endpoint is suspended for failing.
 *
 * @param suspendAfter how long it may do nothing but fail; zero is for ever
 * @param spread over how much of that time its failures must spread
 */
public record EndpointHealthConfig(Duration suspendAfter, Duration spread) {

    public EndpointHealthConfig {
        ConfigCatalogue.check(ConfigCatalogue.ENDPOINT_HEALTH_SUSPEND_AFTER, Durations.format(suspendAfter));
        ConfigCatalogue.check(ConfigCatalogue.ENDPOINT_HEALTH_SPREAD, Durations.format(spread));
    }

    static EndpointHealthConfig from(Settings settings) {
        return new EndpointHealthConfig(
                settings.duration(ConfigCatalogue.ENDPOINT_HEALTH_SUSPEND_AFTER),
                settings.duration(ConfigCatalogue.ENDPOINT_HEALTH_SPREAD));
    }
}
