package io.bellbuoy.matcher;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.MatcherConfig;
import io.bellbuoy.kit.config.TopicsConfig;
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

    private static final Map<String, Object> DEVIATIONS = Map.ofEntries(
            // Promise 3: an event becomes its notifications exactly once.
            Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
            // A new application reads everything that is kept; a group whose offsets expired does so again.
            Map.entry(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
            // Promise 2 rests on the log of events alone: there is nothing to wait for on the topic beside it.
            Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
            // Kafka's own 5 ms: most of what a commit waits for is then on its way. Streams' 100 ms leave it all to the
            // commit.
            Map.entry(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5),
            // Some 200 notifications: where an event has many, Kafka's own 16 KiB fill several times before it is done.
            Map.entry(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10),
            // A matcher that joins takes its share once it is warm; Streams would look again only after 10 min.
            Map.entry(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L),
            // A notification is its event and a little more.
            Map.entry(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_DERIVED_BYTES),
            Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class));

    private StreamsSettings() {}

    /** The id under which all instances of the matcher share the work. */
    static String applicationId(MatcherConfig config, String topicsPrefix) {
        return topicsPrefix + config.applicationId();
    }

    static Map<String, Object> of(BellbuoyConfig config, String applicationId, Map<String, Object> kafka) {
        MatcherConfig matcher = config.matcher();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(DEVIATIONS);
        settings.putAll(pace(matcher.commitInterval().toMillis()));
        settings.putAll(takeOver(Math.toIntExact(matcher.sessionTimeout().toMillis())));
        settings.putAll(changelog(config.topics()));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, matcher.stateDir().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, matcher.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, matcher.standbyReplicas());
        return settings;
    }

    private static Map<String, Object> pace(long commitInterval) {
        return Map.of(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                commitInterval,
                // A thread that waits for records commits none: after the last of a burst it must not wait for longer.
                StreamsConfig.POLL_MS_CONFIG,
                commitInterval);
    }

    /** What decides how long nothing flows after a kill: the session, and less than that. */
    private static Map<String, Object> takeOver(int sessionTimeout) {
        return Map.of(
                mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                sessionTimeout,
                // The others learn of it at their next heartbeat.
                mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                sessionTimeout / 6,
                // The dead one's open transaction hides what follows it, from readers of notifications and from
                // whoever restores: it should be gone when its partitions are taken over. A live one that pauses for
                // longer between two commits loses its partitions and gets them again: that takes time, and no event
                // is lost.
                producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                sessionTimeout / 3 * 2);
    }

    /** As safe as the topics that it belongs to; a broker's own defaults may be one copy. */
    private static Map<String, Object> changelog(TopicsConfig topics) {
        return Map.of(
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                topics.replicationFactor(),
                topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                topics.minInsyncReplicas());
    }
}
