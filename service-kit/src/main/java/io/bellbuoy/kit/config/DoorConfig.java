package io.bellbuoy.kit.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Over what, from where and how often the front door may be come to.
 *
 * @param tls the certificate that it shows; without one it speaks plain HTTP
 * @param corsOrigins web sites whose scripts may read its answers
 * @param tokenRate most requests a second with one token, 0 for any number
 * @param tenantRate most requests a second about one tenant, 0 for any number
 */
public record DoorConfig(Optional<Tls> tls, List<String> corsOrigins, int tokenRate, int tenantRate) {

    /**
     * A certificate and its key, which are read again when they change.
     *
     * @param certificateFile in PEM, followed by those of the authorities between
     * @param keyFile its private key, PKCS #8 in PEM
     */
    public record Tls(Path certificateFile, Path keyFile) {}

    public DoorConfig {
        ConfigCatalogue.check(ConfigCatalogue.HTTP_CORS_ORIGINS, corsOrigins);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_TOKEN_RATE, tokenRate);
        ConfigCatalogue.check(ConfigCatalogue.HTTP_TENANT_RATE, tenantRate);
        corsOrigins = List.copyOf(corsOrigins);
    }

    static DoorConfig from(Settings settings) {
        return new DoorConfig(
                tls(settings),
                settings.list(ConfigCatalogue.HTTP_CORS_ORIGINS),
                settings.number(ConfigCatalogue.HTTP_TOKEN_RATE),
                settings.number(ConfigCatalogue.HTTP_TENANT_RATE));
    }

    private static Optional<Tls> tls(Settings settings) {
        Optional<Path> certificate = file(settings, ConfigCatalogue.HTTP_TLS_CERTIFICATE_FILE);
        Optional<Path> key = file(settings, ConfigCatalogue.HTTP_TLS_KEY_FILE);
        if (certificate.isPresent() != key.isPresent()) {
            throw ConfigException.missing(
                    key.isPresent() ? ConfigCatalogue.HTTP_TLS_CERTIFICATE_FILE : ConfigCatalogue.HTTP_TLS_KEY_FILE,
                    "a certificate and its key are of no use without each other");
        }
        return certificate.map(file -> new Tls(file, key.orElseThrow()));
    }

    private static Optional<Path> file(Settings settings, String key) {
        return settings.optionalText(key).map(Path::of);
    }
}
