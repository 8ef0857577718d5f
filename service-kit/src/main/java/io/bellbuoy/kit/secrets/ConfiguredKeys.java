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
     * What seals and opens subscriptions with the configured keys; without any it does nothing, and this says so in the log.
     *
     * @throws ConfigException when what is configured holds no keys
     */
    public static SubscriptionSecrets secrets(SecretsConfig config) {
        Optional<KeySet> keys = keys(config);
        if (keys.isEmpty()) {
            LOG.warn(
                    "Secrets lie in Kafka in clear, because neither {} nor {} is set",
                    ConfigCatalogue.SECRETS_KEYSET,
                    ConfigCatalogue.SECRETS_KEYSET_FILE);
        }
        return new SubscriptionSecrets(sealer(keys));
    }

    /**
     * What seals and opens sources with the configured keys.
     *
     * @throws ConfigException when what is configured holds no keys
     */
    public static SourceSecrets sourceSecrets(SecretsConfig config) {
        return new SourceSecrets(sealer(keys(config)));
    }

    private static Sealer sealer(Optional<KeySet> keys) {
        return keys.map(Sealer::with).orElseGet(Sealer::inClear);
    }

    private static Optional<KeySet> keys(SecretsConfig config) {
        return config.keyset().map(text -> parsed(text.value())).or(() -> config.keysetFile()
                .map(ConfiguredKeys::read));
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
