package io.bellbuoy.matcher;

import io.bellbuoy.matcher.store.CatchUp;
import io.bellbuoy.matcher.store.SubscriptionDecoder;
import io.bellbuoy.matcher.store.SubscriptionStore;
import io.bellbuoy.matcher.table.SubscriptionTable;
import io.bellbuoy.matching.InvalidSubscriptionException;
import io.bellbuoy.serde.UnreadableRecordException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps the subscription table current from the compacted topic. Confined to its stream thread. */
final class SubscriptionFeed implements Processor<byte[], byte[], Void, Void> {

    private final SubscriptionDecoder decoder;
    private final String topic;
    private final CatchUp catchUp;
    private final MatcherMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first.
    private ProcessorContext<Void, Void> context;

    @SuppressWarnings("NullAway.Init")
    private SubscriptionTable table;

    SubscriptionFeed(SubscriptionDecoder decoder, String topic, CatchUp catchUp, MatcherMetrics metrics) {
        this.decoder = decoder;
        this.topic = topic;
        this.catchUp = catchUp;
        this.metrics = metrics;
    }

    /** Kafka Streams has restored what it will restore and lets no record in before this returns. */
    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        SubscriptionStore store = context.getStateStore(MatcherTopology.STORE);
        this.table = store.table();
        catchUp.bringUp(new TopicPartition(topic, context.taskId().partition()), table);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            decoder.decode(record.key(), record.value(), record.headers()).applyTo(table);
        } catch (UnreadableRecordException | InvalidSubscriptionException e) {
            metrics.quarantined();
            context.forward(forbidden(QuarantineRecord.of(record, context, e)));
        }
    }

    /**
     * A read-only store's processor is typed to forward nothing, though the topology lets it have a child. The types are
     * erased, and what we forward goes to a sink of bytes.
     */
    @SuppressWarnings("unchecked")
    private static Record<Void, Void> forbidden(Record<byte[], byte[]> record) {
        return (Record<Void, Void>) (Record<?, ?>) record;
    }
}
