package io.bellbuoy.kit.config;

import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * The platform's administrator.
 *
 * @param token the bearer token; without one there is no administrator. {@link Password} hides itself in logs
 */
public record AdminConfig(Optional<Password> token) {

    public AdminConfig {
        token.ifPresent(value -> ConfigCatalogue.check(ConfigCatalogue.ADMIN_TOKEN, value));
    }

    static AdminConfig from(Settings settings) {
        return new AdminConfig(settings.secret(ConfigCatalogue.ADMIN_TOKEN));
    }
}
