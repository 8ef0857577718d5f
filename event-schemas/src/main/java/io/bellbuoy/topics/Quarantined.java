package io.bellbuoy.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers by which a record on {@code quarantine} says where it was found and why it is there. */
public final class Quarantined {

    private Quarantined() {}

    /**
     * The record's own headers and three more.
     *
     * @param original headers of the record as found; not changed
     * @param by the role that sets it aside, such as {@code matcher}
     * @param reason why it cannot be used, one sentence without payload
     */
    public static Headers headers(Headers original, String by, TopicPartition from, long offset, String reason) {
        Headers headers = new RecordHeaders(original);
        String place = from.topic() + "/" + from.partition() + "/" + offset;
        headers.add(HeaderNames.QUARANTINED_FROM, place.getBytes(UTF_8));
        headers.add(HeaderNames.QUARANTINED_BY, by.getBytes(UTF_8));
        headers.add(HeaderNames.QUARANTINE_REASON, reason.getBytes(UTF_8));
        return headers;
    }
}
