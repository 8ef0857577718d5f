package io.bellbuoy.matcher.store;

import io.bellbuoy.matcher.table.SubscriptionTable;
import io.bellbuoy.matching.InvalidSubscriptionException;
import io.bellbuoy.serde.UnreadableRecordException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The join table of the matcher, in memory. Restored from the compacted topic itself: there is no changelog beside it.
 * One thread at a time restores it, then one stream thread uses it.
 */
public final class SubscriptionStore implements StateStore {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionStore.class);

    private final String name;
    private final SubscriptionDecoder decoder;
    private final SubscriptionTable table = new SubscriptionTable();
    private volatile boolean open;

    SubscriptionStore(String name, SubscriptionDecoder decoder) {
        this.name = name;
        this.decoder = decoder;
    }

    /** The subscriptions; for the stream thread alone. */
    public SubscriptionTable table() {
        return table;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, this::restore);
        open = true;
    }

    /** Kafka Streams hands over no headers here, so a tombstone does not tell its version; it needs none: nothing older follows. */
    private void restore(byte[] key, byte[] value) {
        try {
            decoder.decode(key, value, new RecordHeaders()).applyTo(table);
        } catch (UnreadableRecordException | InvalidSubscriptionException e) {
            // It was quarantined when the feed first met it.
            log.warn("Passed over an unusable subscription while restoring: {}", e.getMessage());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** A task that is revived opens the same object again and restores it from the start. */
    @Override
    public void close() {
        open = false;
        table.clear();
    }
}
