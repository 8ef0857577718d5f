package io.bellbuoy.kit.config;

/** Everything that can be configured, for all roles: a role reads the sections that it needs. */
public record BellbuoyConfig(
        KafkaConfig kafka,
        SchemaRegistryConfig schemaRegistry,
        TopicsConfig topics,
        HttpConfig http,
        AdminConfig admin,
        ManagementConfig management,
        MatcherConfig matcher,
        DeliveryConfig delivery) {

    /**
     * Reads, merges and checks all sources.
     *
     * @throws ConfigException if anything is wrong, listing everything that is
     */
    public static BellbuoyConfig load(ConfigSources sources) {
        return ConfigLoader.load(sources);
    }

    static BellbuoyConfig from(Settings settings) {
        return new BellbuoyConfig(
                KafkaConfig.from(settings),
                SchemaRegistryConfig.from(settings),
                TopicsConfig.from(settings),
                HttpConfig.from(settings),
                AdminConfig.from(settings),
                ManagementConfig.from(settings),
                MatcherConfig.from(settings),
                DeliveryConfig.from(settings));
    }
}
