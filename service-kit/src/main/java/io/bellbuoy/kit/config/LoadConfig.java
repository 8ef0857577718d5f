package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import java.time.Duration;

/**
 * How much the front door takes upon itself at a time, and how long it waits for slow callers.
 *
 * @param bodyTimeout how long a body may take to arrive
 * @param idleTimeout how long a connection may go without a request whose headers have all arrived
 * @param maxInHand most requests with a body that are open
 * @param maxInHandBytes most bytes of their bodies
 * @param drainDelay how long a service that stops is not ready and yet takes requests; may be zero
 */
public record LoadConfig(
        Duration bodyTimeout,
        Duration idleTimeout,
        int maxConnections,
        int maxInHand,
        int maxInHandBytes,
        Duration drainDelay) {

    public LoadConfig {
        ConfigCatalogue.check(ConfigCatalogue.HTTP_BODY_TIMEOUT, Durations.format(bodyTimeout));
        ConfigCatalogue.check(ConfigCatalogue.HTTP_IDLE_TIMEOUT, Durations.format(idleTimeout));
        ConfigCatalogue.check(ConfigCatalogue.HTTP_MAX_CONNECTIONS, maxConnections);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_MAX_IN_HAND, maxInHand);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_MAX_IN_HAND_BYTES, maxInHandBytes);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_DRAIN_DELAY, Durations.format(drainDelay));
    }

    static LoadConfig from(Settings settings) {
        return new LoadConfig(
                settings.duration(ConfigCatalogue.HTTP_BODY_TIMEOUT),
                settings.duration(ConfigCatalogue.HTTP_IDLE_TIMEOUT),
                settings.number(ConfigCatalogue.HTTP_MAX_CONNECTIONS),
                settings.number(ConfigCatalogue.HTTP_MAX_IN_HAND),
                settings.number(ConfigCatalogue.HTTP_MAX_IN_HAND_BYTES),
                settings.duration(ConfigCatalogue.HTTP_DRAIN_DELAY));
    }
}
