package io.bellbuoy.replay;

import io.bellbuoy.events.Notification;

/**
 * A notification that was sent again.
 *
 * @param topic where it was found
 * @param partition where it was found
 * @param offset where it was found
 */
public record Redelivered(Notification notification, String topic, int partition, long offset) {}
