package io.bellbuoy.kit.config;

import java.util.Optional;

/**
 * How callers are known, besides by the administrator's token.
 *
 * @param disabled whether everybody is the administrator
 * @param oidc whose tokens are taken, if anybody's
 */
public record AuthConfig(boolean disabled, Optional<OidcConfig> oidc) {

    static AuthConfig from(Settings settings) {
        return new AuthConfig(settings.flag(ConfigCatalogue.AUTH_DISABLED), OidcConfig.from(settings));
    }
}
