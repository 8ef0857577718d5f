package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import java.time.Duration;

/**
 * The front door.
 *
 * @param maxBatch most events in one request
 * @param acceptTimeout how long an event may wait for Kafka's acknowledgement
 */
public record HttpConfig(
        String host, int port, int maxBodyBytes, int maxBatch, int maxHeaderBytes, Duration acceptTimeout) {

    public HttpConfig {
        ConfigCatalogue.check(ConfigCatalogue.HTTP_HOST, host);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_PORT, port);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_MAX_BODY_BYTES, maxBodyBytes);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_MAX_BATCH, maxBatch);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_MAX_HEADER_BYTES, maxHeaderBytes);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_ACCEPT_TIMEOUT, Durations.format(acceptTimeout));
    }

    static HttpConfig from(Settings settings) {
        return new HttpConfig(
                settings.text(ConfigCatalogue.HTTP_HOST),
                settings.number(ConfigCatalogue.HTTP_PORT),
                settings.number(ConfigCatalogue.HTTP_MAX_BODY_BYTES),
                settings.number(ConfigCatalogue.HTTP_MAX_BATCH),
                settings.number(ConfigCatalogue.HTTP_MAX_HEADER_BYTES),
                settings.duration(ConfigCatalogue.HTTP_ACCEPT_TIMEOUT));
    }
}
