package io.bellbuoy.matcher.store;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;

/**
 * How long events are remembered, and the store that remembers them.
 *
 * @param length zero for not at all: then there is no store
 */
public record DedupWindow(Duration length) {

    private static final String STORE = "recent-events";

    /** The store to add to the topology, if one is needed. */
    public Optional<StoreBuilder<? extends StateStore>> store() {
        return isOff() ? Optional.empty() : Optional.of(builder());
    }

    /** What the task remembers. */
    public RecentEvents open(ProcessorContext<?, ?> context) {
        return isOff() ? RecentEvents.NONE : new WindowedEvents(context.getStateStore(STORE), length.toMillis());
    }

    private boolean isOff() {
        return length.isZero();
    }

    private StoreBuilder<WindowStore<String, Long>> builder() {
        // Just more than a window: the panes of now and before are kept, and the one before them goes.
        Duration retention = length.plusMillis(1);
        WindowBytesStoreSupplier rocksDb = Stores.persistentWindowStore(STORE, retention, length, false);
        return Stores.windowStoreBuilder(rocksDb, Serdes.String(), Serdes.Long())
                // Hardly any key is written twice, so a cache would only copy.
                .withCachingDisabled()
                .withLoggingEnabled(changelog());
    }

    /** What differs from Kafka Streams' own settings, which would keep, and restore, a day more than the window. */
    private Map<String, String> changelog() {
        return Map.of(
                // Hardly any key is written twice: there is nothing to compact.
                CLEANUP_POLICY_CONFIG,
                CLEANUP_POLICY_DELETE,
                // By when it was written: what is written from an old backlog would be deleted at once.
                MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                // One window to remember, and one that all matchers may be away without forgetting.
                RETENTION_MS_CONFIG,
                Long.toString(length.multipliedBy(2).toMillis()),
                // Kafka deletes whole segments, and by default has filled one only after a week.
                SEGMENT_MS_CONFIG,
                Long.toString(Math.max(1, length.dividedBy(2).toMillis())));
    }
}
