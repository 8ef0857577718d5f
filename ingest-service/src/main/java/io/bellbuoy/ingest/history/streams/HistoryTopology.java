package io.bellbuoy.ingest.history.streams;

import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** {@code delivery-status} ──▶ [ store ]: nothing comes out but answers. */
final class HistoryTopology {

    static final String STORE = "delivery-history";

    private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(1);

    private HistoryTopology() {}

    static Topology build(String deliveryStatus, StatusStoreBuilder store) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new Topology()
                .addReadOnlyStateStore(
                        store, "delivery-status-source", bytes, bytes, deliveryStatus, "history", Feed::new);
    }

    /** Puts what comes after the store was restored. */
    private static final class Feed implements Processor<byte[], byte[], Void, Void> {

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first.
        private StatusStore store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
            context.schedule(BETWEEN_EXPIRIES, PunctuationType.WALL_CLOCK_TIME, now -> store.expire());
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            store.put(record.value());
        }
    }
}
