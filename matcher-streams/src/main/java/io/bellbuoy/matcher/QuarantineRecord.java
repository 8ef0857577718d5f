package io.bellbuoy.matcher;

import io.bellbuoy.topics.Quarantined;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The record being processed, as it goes to {@code quarantine}. */
final class QuarantineRecord {

    private static final String ROLE = "matcher";

    private QuarantineRecord() {}

    static Record<byte[], byte[]> of(Record<byte[], byte[]> record, ProcessingContext context, Exception reason) {
        RecordMetadata found = context.recordMetadata().orElseThrow();
        TopicPartition from = new TopicPartition(found.topic(), found.partition());
        Quarantined aside = Quarantined.of(
                record.key(), record.value(), record.headers(), ROLE, from, found.offset(), reason.getMessage());
        return new Record<>(aside.key(), aside.value(), record.timestamp(), aside.headers());
    }
}
