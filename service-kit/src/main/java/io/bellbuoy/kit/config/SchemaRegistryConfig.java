package io.bellbuoy.kit.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * How to reach the schema registry.
 *
 * <p>The serdes know Confluent's keys, and so does the configuration, behind {@code schema.registry.}:
 * {@code schema.registry.basic.auth.user.info} reaches the serdes as {@code basic.auth.user.info}. TLS is the exception,
 * {@code schema.registry.ssl.*} keeps its prefix, because without it the same key is the broker connection's.
 *
 * @param url one URL, or several separated by commas
 * @param serdeProperties what the serdes are given besides, by the serdes' own keys
 */
public record SchemaRegistryConfig(String url, Map<String, String> serdeProperties) {

    private static final String TLS = "ssl.";

    public SchemaRegistryConfig {
        ConfigCatalogue.check(ConfigCatalogue.SCHEMA_REGISTRY_URL, url);
        serdeProperties = Map.copyOf(serdeProperties);
    }

    static SchemaRegistryConfig from(Settings settings) {
        Map<String, String> properties = new HashMap<>();
        settings.behind(ConfigCatalogue.SCHEMA_REGISTRY_PREFIX).forEach((key, value) -> {
            String serdeKey = key.startsWith(TLS) ? ConfigCatalogue.SCHEMA_REGISTRY_PREFIX + key : key;
            properties.put(serdeKey, value);
        });
        return new SchemaRegistryConfig(settings.text(ConfigCatalogue.SCHEMA_REGISTRY_URL), properties);
    }

    /** Names the serde properties without their values, and keeps a password in the URL to itself. */
    @Override
    public String toString() {
        return "SchemaRegistryConfig[url=" + ConfigProblem.withoutCredentials(url) + ", serdeProperties="
                + new TreeSet<>(serdeProperties.keySet()) + "]";
    }
}
