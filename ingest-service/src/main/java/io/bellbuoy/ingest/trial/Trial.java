package io.bellbuoy.ingest.trial;

import io.bellbuoy.events.DeliveryStatus;
import java.util.Optional;

/**
 * A sample that was sent.
 *
 * @param notification its id
 * @param status what came of it, unless that took too long
 */
public record Trial(String notification, Optional<DeliveryStatus> status) {}
