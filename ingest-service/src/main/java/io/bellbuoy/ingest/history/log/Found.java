package io.bellbuoy.ingest.history.log;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * What was found, as it stands on {@code delivery-status}: who asks may have a newer schema than who answers.
 *
 * @param statuses values of records, the newest first
 * @param next key behind which the rest is to be looked for; empty when there is none
 */
public record Found(List<Bytes> statuses, Optional<Bytes> next) {

    /** Nothing at all. */
    public static final Found NOTHING = new Found(List.of(), Optional.empty());

    public Found {
        statuses = List.copyOf(statuses);
    }
}
