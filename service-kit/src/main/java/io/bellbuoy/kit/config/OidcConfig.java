package io.bellbuoy.kit.config;

import io.bellbuoy.time.Durations;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An OpenID Connect issuer whose tokens are taken.
 *
 * @param issuer what their claim {@code iss} says
 * @param audience what their claim {@code aud} has among others
 * @param jwksUrl where the public keys are that they are signed with
 * @param algorithms that they may be signed by
 * @param clockSkew how far the issuer's clock may be off
 * @param rolesClaim which claim has roles of ours
 * @param grants what other claims mean, each as {@code claim=value>tenant:role}
 */
public record OidcConfig(
        String issuer,
        String audience,
        URI jwksUrl,
        List<String> algorithms,
        Duration clockSkew,
        String rolesClaim,
        List<String> grants) {

    public OidcConfig {
        ConfigCatalogue.check(ConfigCatalogue.AUTH_OIDC_JWKS_URL, jwksUrl.toString());
        ConfigCatalogue.check(ConfigCatalogue.AUTH_OIDC_ALGORITHMS, algorithms);
        ConfigCatalogue.check(ConfigCatalogue.AUTH_OIDC_CLOCK_SKEW, Durations.format(clockSkew));
        algorithms = List.copyOf(algorithms);
        grants = List.copyOf(grants);
    }

    static Optional<OidcConfig> from(Settings settings) {
        return settings.optionalText(ConfigCatalogue.AUTH_OIDC_ISSUER)
                .map(issuer -> new OidcConfig(
                        issuer,
                        needed(settings, ConfigCatalogue.AUTH_OIDC_AUDIENCE),
                        URI.create(needed(settings, ConfigCatalogue.AUTH_OIDC_JWKS_URL)),
                        settings.list(ConfigCatalogue.AUTH_OIDC_ALGORITHMS),
                        settings.duration(ConfigCatalogue.AUTH_OIDC_CLOCK_SKEW),
                        settings.text(ConfigCatalogue.AUTH_OIDC_ROLES_CLAIM),
                        settings.list(ConfigCatalogue.AUTH_OIDC_GRANTS)));
    }

    private static String needed(Settings settings, String key) {
        return settings.optionalText(key)
                .orElseThrow(() -> ConfigException.missing(key, "auth.oidc.issuer cannot be trusted without it"));
    }
}
