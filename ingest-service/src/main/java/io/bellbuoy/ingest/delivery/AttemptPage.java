package io.bellbuoy.ingest.delivery;

import io.bellbuoy.events.DeliveryStatus;
import java.util.List;
import java.util.Optional;

/**
 * Some of a subscription's attempts, the newest first.
 *
 * @param items maybe fewer than were asked for, or none, even when there are more
 * @param next where those that follow begin; empty when there are none
 */
public record AttemptPage(List<DeliveryStatus> items, Optional<String> next) {

    public AttemptPage {
        items = List.copyOf(items);
    }
}
