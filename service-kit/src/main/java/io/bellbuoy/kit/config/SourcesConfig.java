package io.bellbuoy.kit.config;

import java.net.URI;

/**
 * Who may send events without a token of ours.
 *
 * @param jwksUrl where the public keys are that their tokens are signed with
 */
public record SourcesConfig(URI jwksUrl) {

    public SourcesConfig {
        ConfigCatalogue.check(ConfigCatalogue.SOURCES_JWKS_URL, jwksUrl.toString());
    }

    static SourcesConfig from(Settings settings) {
        return new SourcesConfig(URI.create(settings.text(ConfigCatalogue.SOURCES_JWKS_URL)));
    }
}
