package io.bellbuoy.matcher;

import io.bellbuoy.topics.Quarantined;
import io.bellbuoy.topics.Topics;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The record being processed, as it goes to {@code quarantine}: whole, or without a value too large to go there. */
final class QuarantineRecord {

    private static final String ROLE = "matcher";

    private QuarantineRecord() {}

    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, ProcessingContext context, @Nullable String reason) {
        RecordMetadata found = context.recordMetadata().orElseThrow();
        TopicPartition from = new TopicPartition(found.topic(), found.partition());
        Headers headers = Quarantined.headers(record.headers(), ROLE, from, found.offset(), String.valueOf(reason));
        boolean fits = record.value() == null || record.value().length <= Topics.MAX_EVENT_BYTES;
        return (fits ? record : record.withValue((byte[]) null)).withHeaders(headers);
    }
}
