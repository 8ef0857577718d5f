package io.bellbuoy.kit.config;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * The keys that subscriptions' secrets are encrypted with.
 *
 * @param keyset the key set itself, which wins; {@link Password} hides itself in logs
 * @param keysetFile where it lies
 */
public record SecretsConfig(Optional<Password> keyset, Optional<Path> keysetFile) {

    static SecretsConfig from(Settings settings) {
        return new SecretsConfig(
                settings.secret(ConfigCatalogue.SECRETS_KEYSET),
                settings.optionalText(ConfigCatalogue.SECRETS_KEYSET_FILE).map(Path::of));
    }
}
