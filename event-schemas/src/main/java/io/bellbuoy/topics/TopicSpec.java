package io.bellbuoy.topics;

import java.util.Map;

/**
 * What a topic must look like on the cluster. Replication is the cluster's business and not part of it.
 *
 * @param name full name, prefix included
 * @param partitions exact number of partitions
 * @param config topic-level Kafka configuration, such as {@code cleanup.policy} and {@code retention.ms}
 */
public record TopicSpec(String name, int partitions, Map<String, String> config) {

    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException("Topic " + name + " needs at least one partition, not " + partitions);
        }
        config = Map.copyOf(config);
    }
}
