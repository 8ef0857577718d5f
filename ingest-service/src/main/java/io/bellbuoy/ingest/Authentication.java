package io.bellbuoy.ingest;

import io.bellbuoy.events.AccessToken;
import io.bellbuoy.ingest.access.AdminToken;
import io.bellbuoy.ingest.access.Authenticator;
import io.bellbuoy.ingest.access.ClaimGrants;
import io.bellbuoy.ingest.access.OpenDoor;
import io.bellbuoy.ingest.store.CompactedStore;
import io.bellbuoy.ingest.tokens.AccessTokens;
import io.bellbuoy.ingest.tokens.JwksTokenReader;
import io.bellbuoy.ingest.tokens.OidcTokens;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.ConfigCatalogue;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.OidcConfig;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.lifecycle.Services;
import io.bellbuoy.kit.logging.LogKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom the front door asks who a caller is: the configuration, the topic of tokens, and an OpenID Connect issuer. */
record Authentication(Authenticator authenticator, Services parts) implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);

    /** Throws {@link ConfigException} when nobody could come in, or everybody from anywhere. */
    static void requireAny(BellbuoyConfig config) {
        if (config.auth().disabled()) {
            requireLoopback(config.http().host());
        } else if (config.admin().token().isEmpty() && config.auth().oidc().isEmpty()) {
            throw ConfigException.missing(
                    ConfigCatalogue.ADMIN_TOKEN,
                    "without it or auth.oidc.issuer the ingest service lets nobody in (on a loopback address, "
                            + "auth.disabled=true lets everybody in)");
        }
    }

    static Authentication of(BellbuoyConfig config, CompactedStore<AccessToken> tokens, Clock clock) {
        if (config.auth().disabled()) {
            LOG.atWarn()
                    .addKeyValue(LogKeys.CONFIG, ConfigCatalogue.AUTH_DISABLED)
                    .log("Everybody on this machine is the administrator");
            return new Authentication(new OpenDoor(), new Services("authentication", List.of()));
        }
        Authenticator ours = config.admin()
                .token()
                .<Authenticator>map(token -> new AdminToken(token.value()))
                .map(admin -> admin.or(new AccessTokens(tokens, clock)))
                .orElseGet(() -> new AccessTokens(tokens, clock));
        return config.auth()
                .oidc()
                .map(oidc -> with(oidc, ours, clock))
                .orElseGet(() -> new Authentication(ours, new Services("authentication", List.of())));
    }

    @Override
    public String name() {
        return parts.name();
    }

    @Override
    public void start() throws Exception {
        parts.start();
    }

    @Override
    public void stop() throws Exception {
        parts.stop();
    }

    private static Authentication with(OidcConfig oidc, Authenticator ours, Clock clock) {
        JwksTokenReader reader = new JwksTokenReader(oidc.jwksUrl(), oidc.algorithms());
        ClaimGrants grants = new ClaimGrants(
                oidc.rolesClaim(),
                oidc.grants().stream().map(Authentication::rule).toList());
        return new Authentication(
                ours.or(new OidcTokens(reader, oidc, grants, clock)), new Services("authentication", List.of(reader)));
    }

    private static ClaimGrants.Rule rule(String text) {
        try {
            return ClaimGrants.Rule.parse(text);
        } catch (IllegalArgumentException e) {
            throw ConfigException.unusable(ConfigCatalogue.AUTH_OIDC_GRANTS, text, String.valueOf(e.getMessage()));
        }
    }

    private static void requireLoopback(String host) {
        if (!isLoopback(host)) {
            throw ConfigException.unusable(
                    ConfigCatalogue.AUTH_DISABLED,
                    true,
                    "http.host is " + host + ", which others than this machine can reach");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
