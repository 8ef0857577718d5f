package io.bellbuoy.kit.config;

/**
 * How topics are named and made.
 *
 * @param prefix what every name begins with
 * @param eventPartitions of {@code events} and {@code subscriptions}
 * @param notificationPartitions of {@code notifications}, its retry rungs and {@code delivery-status}
 */
public record TopicsConfig(
        String prefix, int eventPartitions, int notificationPartitions, int replicationFactor, int minInsyncReplicas) {

    public TopicsConfig {
        ConfigCatalogue.check(ConfigCatalogue.TOPICS_PREFIX, prefix);
        ConfigCatalogue.check(ConfigCatalogue.TOPICS_EVENT_PARTITIONS, eventPartitions);
        ConfigCatalogue.check(ConfigCatalogue.TOPICS_NOTIFICATION_PARTITIONS, notificationPartitions);
        ConfigCatalogue.check(ConfigCatalogue.TOPICS_REPLICATION_FACTOR, replicationFactor);
        ConfigCatalogue.check(ConfigCatalogue.TOPICS_MIN_INSYNC_REPLICAS, minInsyncReplicas);
        // Kafka would accept it, and then no record at all.
        if (minInsyncReplicas > replicationFactor) {
            throw ConfigException.of(new ConfigProblem(
                    ConfigCatalogue.TOPICS_MIN_INSYNC_REPLICAS,
                    "'" + minInsyncReplicas + "' is more than " + ConfigCatalogue.TOPICS_REPLICATION_FACTOR + " '"
                            + replicationFactor + "'",
                    ""));
        }
    }

    static TopicsConfig from(Settings settings) {
        return new TopicsConfig(
                settings.text(ConfigCatalogue.TOPICS_PREFIX),
                settings.number(ConfigCatalogue.TOPICS_EVENT_PARTITIONS),
                settings.number(ConfigCatalogue.TOPICS_NOTIFICATION_PARTITIONS),
                settings.number(ConfigCatalogue.TOPICS_REPLICATION_FACTOR),
                settings.number(ConfigCatalogue.TOPICS_MIN_INSYNC_REPLICAS));
    }
}
