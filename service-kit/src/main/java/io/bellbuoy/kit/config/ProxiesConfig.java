package io.bellbuoy.kit.config;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * The proxies that webhooks may be sent through.
 *
 * @param named by name, as subscriptions ask for them
 * @param standard name of the one for subscriptions that ask for none; empty: none
 * @param direct hosts that are reached without any
 * @param resolve whether names are left for the proxies to resolve
 */
public record ProxiesConfig(
        Map<String, ForwardProxy> named, Optional<String> standard, HostPatterns direct, boolean resolve) {

    public ProxiesConfig {
        named = Map.copyOf(named);
        if (standard.isPresent() && !named.containsKey(standard.get())) {
            throw ConfigException.unusable(
                    ConfigCatalogue.EGRESS_DEFAULT_PROXY,
                    standard.get(),
                    ConfigCatalogue.EGRESS_PROXIES + " has no such name");
        }
    }

    static ProxiesConfig from(Settings settings) {
        return new ProxiesConfig(
                settings.secret(ConfigCatalogue.EGRESS_PROXIES)
                        .map(Password::value)
                        .map(ForwardProxy::parseAll)
                        .orElse(Map.of()),
                settings.optionalText(ConfigCatalogue.EGRESS_DEFAULT_PROXY),
                new HostPatterns(settings.list(ConfigCatalogue.EGRESS_NO_PROXY)),
                settings.flag(ConfigCatalogue.EGRESS_PROXY_RESOLVES));
    }
}
