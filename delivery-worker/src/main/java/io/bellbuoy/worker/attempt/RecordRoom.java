package io.bellbuoy.worker.attempt;

import io.bellbuoy.topics.Topics;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How large the parts of a record may be, so that whatever is made of it stays within {@link Topics#MAX_DERIVED_BYTES}: an
 * outcome that Kafka refuses could never be settled.
 */
final class RecordRoom {

    /** The matcher makes no larger ones. */
    private static final int MAX_VALUE_BYTES = Topics.MAX_EVENT_BYTES + 64 * 1024;

    /** All attempts that a subscription can ask for, and as much again for headers of others. */
    private static final int MAX_HEADER_BYTES = 256 * 1024;

    private RecordRoom() {}

    static boolean fitsValue(byte @Nullable [] value) {
        return length(value) <= MAX_VALUE_BYTES;
    }

    static boolean fits(Headers headers) {
        long bytes = 0;
        for (Header header : headers) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes <= MAX_HEADER_BYTES;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
