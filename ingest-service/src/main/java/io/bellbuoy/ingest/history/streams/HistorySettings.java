package io.bellbuoy.ingest.history.streams;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.config.HistoryConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/** Where the history's Kafka Streams differs from Kafka's defaults, and why. */
final class HistorySettings {

    private static final Map<String, Object> DEVIATIONS = Map.of(
            // What is put twice is there once, and nothing is written to Kafka.
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.AT_LEAST_ONCE,
            // The status of an aborted transaction tells of an attempt that is made again.
            consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
            "read_committed",
            // A new application reads everything that is kept; a group whose offsets expired does so again.
            consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
            "earliest",
            // How much is read again after a kill.
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            5_000L,
            // How long nobody answers for the partitions of an instance that was killed.
            mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
            10_000,
            mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
            3_000,
            // An instance that joins takes its share once it is warm; Streams would look again only after 10 min.
            StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG,
            60_000L);

    private HistorySettings() {}

    /**
     * Of one instance.
     *
     * @param self where the others can ask it
     */
    static Map<String, Object> of(BellbuoyConfig config, Map<String, Object> kafka, HostInfo self) {
        HistoryConfig history = config.history();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(DEVIATIONS);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.topics().prefix() + "ingest-history");
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, history.stateDir().toString());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, history.standbyReplicas());
        return settings;
    }
}
