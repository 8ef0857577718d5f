package io.bellbuoy.matcher;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.MatcherConfig;
import io.bellbuoy.matcher.store.RocksDbMemory;
import io.bellbuoy.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Where the matcher's Kafka Streams differs from Kafka's defaults, and why. */
final class StreamsSettings {

    private static final Map<String, Object> DEVIATIONS = Map.of(
            // Promise 3: an event becomes its notifications exactly once.
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            // A new application reads everything that is kept; a group whose offsets expired does so again.
            StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
            "earliest",
            // A dead instance is replaced after 10 s instead of 45 s.
            StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
            10_000,
            // A dead instance's open transaction holds readers of notifications back until it times out.
            StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
            10_000,
            StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
            RocksDbMemory.class,
            // A notification is its event and a little more.
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            Topics.MAX_DERIVED_BYTES);

    private StreamsSettings() {}

    /** The id under which all instances of the matcher share the work. */
    static String applicationId(MatcherConfig config, String topicsPrefix) {
        return topicsPrefix + config.applicationId();
    }

    static Map<String, Object> of(BellbuoyConfig all, String applicationId, Map<String, Object> kafka) {
        MatcherConfig config = all.matcher();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(DEVIATIONS);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        // The changelog is as safe as what it is a part of: the broker's defaults may be one copy.
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, all.topics().replicationFactor());
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                all.topics().minInsyncReplicas());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        return settings;
    }
}
