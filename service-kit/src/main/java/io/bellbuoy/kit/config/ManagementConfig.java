package io.bellbuoy.kit.config;

/** Where health and metrics are served. */
public record ManagementConfig(String host, int port) {

    public ManagementConfig {
        ConfigCatalogue.check(ConfigCatalogue.MANAGEMENT_HOST, host);
        ConfigCatalogue.check(ConfigCatalogue.MANAGEMENT_PORT, port);
    }

    static ManagementConfig from(Settings settings) {
        return new ManagementConfig(
                settings.text(ConfigCatalogue.MANAGEMENT_HOST), settings.number(ConfigCatalogue.MANAGEMENT_PORT));
    }
}
