package io.bellbuoy.kit.config;

import io.bellbuoy.topics.TopicSpec;
import io.bellbuoy.topics.Topics;
import java.util.List;

/** Everything that can be configured, for all roles: a role reads the sections that it needs. */
public record BellbuoyConfig(
        KafkaConfig kafka,
        SchemaRegistryConfig schemaRegistry,
        TopicsConfig topics,
        HttpConfig http,
        LoadConfig load,
        DoorConfig door,
        AdminConfig admin,
        AuthConfig auth,
        SubscriptionsConfig subscriptions,
        SourcesConfig sources,
        SecretsConfig secrets,
        ManagementConfig management,
        MatcherConfig matcher,
        DeliveryConfig delivery,
        HistoryConfig history,
        EgressConfig egress,
        EndpointHealthConfig endpointHealth) {

    /**
     * Reads, merges and checks all sources.
     *
     * @throws ConfigException if anything is wrong, listing everything that is
     */
    public static BellbuoyConfig load(ConfigSources sources) {
        return ConfigLoader.load(sources);
    }

    /** The topics under the configured prefix and ladder. */
    public Topics catalogue() {
        return new Topics(topics.prefix(), delivery.retryLadder());
    }

    /** What each of them must look like on the cluster. */
    public List<TopicSpec> topicSpecs() {
        return catalogue().specs(topics.eventPartitions(), topics.notificationPartitions());
    }

    static BellbuoyConfig from(Settings settings) {
        return new BellbuoyConfig(
                KafkaConfig.from(settings),
                SchemaRegistryConfig.from(settings),
                TopicsConfig.from(settings),
                HttpConfig.from(settings),
                LoadConfig.from(settings),
                DoorConfig.from(settings),
                AdminConfig.from(settings),
                AuthConfig.from(settings),
                SubscriptionsConfig.from(settings),
                SourcesConfig.from(settings),
                SecretsConfig.from(settings),
                ManagementConfig.from(settings),
                MatcherConfig.from(settings),
                DeliveryConfig.from(settings),
                HistoryConfig.from(settings),
                EgressConfig.from(settings),
                EndpointHealthConfig.from(settings));
    }
}
