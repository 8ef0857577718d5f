package io.bellbuoy.kit.view;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Told of records that a view cannot read and skips.
 *
 * <p>Called on the view's thread, and again for the same record whenever the view is read anew. What it throws is logged.
 */
@FunctionalInterface
public interface UnreadableRecords {

    /** The record as it is in the topic, and why it could not be read. */
    void skipped(ConsumerRecord<byte[], byte[]> raw, Exception why);
}
