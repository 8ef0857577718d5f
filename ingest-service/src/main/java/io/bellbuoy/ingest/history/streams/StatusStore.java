package io.bellbuoy.ingest.history.streams;

import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.ingest.history.log.HistoryQuery;
import io.bellbuoy.ingest.history.log.StatusLog;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.serde.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A partition of {@code delivery-status} on disk. Restored from the topic itself: there is no changelog beside it, and what is
 * put twice is there once.
 */
final class StatusStore implements StateStore {

    private static final Logger LOG = LoggerFactory.getLogger(StatusStore.class);

    private final String name;
    private final Function<Bytes, DeliveryStatus> decoder;
    private final Duration retention;
    private final Clock clock;
    private volatile @Nullable StatusLog log;

    StatusStore(String name, Function<Bytes, DeliveryStatus> decoder, Duration retention, Clock clock) {
        this.name = name;
        this.decoder = decoder;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        log = new StatusLog(context.stateDir().toPath().resolve(name), decoder, retention, clock);
        context.register(root, (key, value) -> put(value));
    }

    void put(byte @Nullable [] value) {
        try {
            if (value != null) {
                open().put(Bytes.wrap(value));
            }
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            // There is nothing that could be asked for.
            LOG.atWarn().addKeyValue(LogKeys.REASON, e.getMessage()).log("Passed over an unreadable delivery status");
        }
    }

    void expire() {
        open().expire();
    }

    @Override
    @SuppressWarnings("unchecked") // what we are asked for is what we find
    public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
        return query instanceof HistoryQuery asked
                ? (QueryResult<R>) QueryResult.forResult(asked.answeredBy(open()))
                : QueryResult.forUnknownQueryType(query, this);
    }

    @Override
    @SuppressWarnings("deprecation") // until Kafka Streams takes it for granted, it has to be said
    public boolean managesOffsets() {
        return true;
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> open().remember(partition.toString(), offset));
    }

    @Override
    public @Nullable Long committedOffset(TopicPartition partition) {
        return open().remembered(partition.toString());
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return log != null;
    }

    /** A task that is revived opens the same object again. */
    @Override
    public void close() {
        StatusLog closing = log;
        log = null;
        if (closing != null) {
            closing.close();
        }
    }

    private StatusLog open() {
        StatusLog opened = log;
        if (opened == null) {
            throw new IllegalStateException("The history of this partition has moved to another instance");
        }
        return opened;
    }
}
