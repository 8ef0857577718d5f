package io.bellbuoy.matcher;

import io.bellbuoy.kit.config.MatcherConfig;
import io.bellbuoy.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
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
            // A notification is its event and a little more.
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            Topics.MAX_DERIVED_BYTES);

    private StreamsSettings() {}

    /** The id under which all instances of the matcher share the work. */
    static String applicationId(MatcherConfig config, String topicsPrefix) {
        return topicsPrefix + config.applicationId();
    }

    static Map<String, Object> of(MatcherConfig config, String applicationId, Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(DEVIATIONS);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        return settings;
    }
}
