package io.bellbuoy.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record as it goes to {@code quarantine}: as it was found, with headers that say where and why. What is too large to go
 * there is left out; it is still where it was found.
 */
public final class Quarantined {

    private static final int MAX_REASON = 1000;
    private static final int MAX_FOREIGN_HEADERS = 64 << 10;

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Headers headers;

    private Quarantined(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    /**
     * Makes it of a record.
     *
     * @param original headers of the record as found; not changed
     * @param by the role that sets it aside, such as {@code matcher}
     * @param reason why it cannot be used, without payload; cut to 1000 characters
     */
    public static Quarantined of(
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers original,
            String by,
            TopicPartition from,
            long offset,
            @Nullable String reason) {
        Headers headers = size(original) <= MAX_FOREIGN_HEADERS ? new RecordHeaders(original) : new RecordHeaders();
        String place = from.topic() + "/" + from.partition() + "/" + offset;
        headers.add(HeaderNames.QUARANTINED_FROM, place.getBytes(UTF_8));
        headers.add(HeaderNames.QUARANTINED_BY, by.getBytes(UTF_8));
        headers.add(HeaderNames.QUARANTINE_REASON, cut(String.valueOf(reason)).getBytes(UTF_8));
        return new Quarantined(fitting(key), fitting(value), headers);
    }

    /** The key as found, or none if it is too large. */
    public byte @Nullable [] key() {
        return key;
    }

    /** The value as found, or none if it is too large. */
    public byte @Nullable [] value() {
        return value;
    }

    /** The record's own headers, unless they are too large, and three more: see {@link HeaderNames}. */
    public Headers headers() {
        return headers;
    }

    /** Key and value may fill half of the room each. */
    private static byte @Nullable [] fitting(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= Topics.MAX_DERIVED_BYTES / 2 - MAX_FOREIGN_HEADERS ? bytes : null;
    }

    private static String cut(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private static long size(Headers headers) {
        long size = 0;
        for (Header header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}
