package io.bellbuoy.kit.config;

import inet.ipaddr.IPAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where webhooks may go, and which way.
 *
 * @param allowedNetworks special networks that they may go to all the same
 * @param deniedNetworks networks that they may not go to, whatever else is allowed
 * @param allowedHosts the only hosts that they may go to; none: any
 * @param deniedHosts hosts that they may not go to, whatever else is allowed
 * @param httpsOnly whether they may not go over plain http
 * @param nameServers whom to ask for addresses; none: those of the system
 */
public record EgressConfig(
        List<IPAddress> allowedNetworks,
        List<IPAddress> deniedNetworks,
        HostPatterns allowedHosts,
        HostPatterns deniedHosts,
        boolean httpsOnly,
        List<InetSocketAddress> nameServers,
        ProxiesConfig proxies) {

    public EgressConfig {
        allowedNetworks = List.copyOf(allowedNetworks);
        deniedNetworks = List.copyOf(deniedNetworks);
        nameServers = List.copyOf(nameServers);
    }

    /** Whether the lists of hosts let webhooks go to a host, a name or an address literal without brackets. */
    public boolean allowsHost(String host) {
        return !deniedHosts.contain(host) && (allowedHosts.isEmpty() || allowedHosts.contain(host));
    }

    static EgressConfig from(Settings settings) {
        return new EgressConfig(
                networks(settings, ConfigCatalogue.DELIVERY_ALLOWED_NETWORKS),
                networks(settings, ConfigCatalogue.EGRESS_DENIED_NETWORKS),
                new HostPatterns(settings.list(ConfigCatalogue.EGRESS_ALLOWED_HOSTS)),
                new HostPatterns(settings.list(ConfigCatalogue.EGRESS_DENIED_HOSTS)),
                settings.flag(ConfigCatalogue.EGRESS_HTTPS_ONLY),
                settings.list(ConfigCatalogue.EGRESS_NAME_SERVERS).stream()
                        .map(Networks::socketAddress)
                        .toList(),
                ProxiesConfig.from(settings));
    }

    private static List<IPAddress> networks(Settings settings, String key) {
        return settings.list(key).stream().map(Networks::parse).toList();
    }
}
