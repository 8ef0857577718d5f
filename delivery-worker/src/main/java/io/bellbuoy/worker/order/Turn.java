package io.bellbuoy.worker.order;

/**
 * The place of a notification among all of its subscription.
 *
 * @param number the offset at which it stood in {@code notifications}, so that it is the same whoever asks, and when
 * @param after the number of the one before it; -1 when there is none that it has to wait for
 */
public record Turn(long number, long after) {}
