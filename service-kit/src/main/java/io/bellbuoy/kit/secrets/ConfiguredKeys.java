package io.bellbuoy.kit.secrets;

import io.bellbuoy.kit.config.ConfigCatalogue;
import io.bellbuoy.kit.config.ConfigException;
import io.bellbuoy.kit.config.SecretsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the keys that the configuration speaks of. */
public final class ConfiguredKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredKeys.class);

    private ConfiguredKeys() {}

    /**
     * What seals and opens with the configured keys; without any it does nothing, and this says so in the log.
     *
     * @throws ConfigException when what is configured holds no keys
     */
    public static SubscriptionSecrets secrets(SecretsConfig config) {
        Optional<KeySet> keys = config.keyset()
                .map(text -> parsed(text.value()))
                .or(() -> config.keysetFile().map(ConfiguredKeys::read));
        if (keys.isEmpty()) {
            LOG.warn(
                    "Subscriptions' secrets lie in Kafka in clear, because neither {} nor {} is set",
                    ConfigCatalogue.SECRETS_KEYSET,
                    ConfigCatalogue.SECRETS_KEYSET_FILE);
        }
        return keys.map(SubscriptionSecrets::with).orElseGet(SubscriptionSecrets::inClear);
    }

    private static KeySet parsed(String json) {
        try {
            return KeySet.parse(json);
        } catch (IllegalArgumentException e) {
            throw ConfigException.unusable(ConfigCatalogue.SECRETS_KEYSET, "…", "it is " + e.getMessage());
        }
    }

    private static KeySet read(Path file) {
        try {
            return new KeySetFile(file).read();
        } catch (IOException e) {
            throw ConfigException.unusable(ConfigCatalogue.SECRETS_KEYSET_FILE, file, "it cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            throw ConfigException.unusable(ConfigCatalogue.SECRETS_KEYSET_FILE, file, "it is " + e.getMessage());
        }
    }
}
