package io.bellbuoy.worker.ledger;

/**
 * Stands for one received offset until it is completed.
 *
 * @param epoch of the assignment under which it was received; the same offset received again has another
 */
public record Ticket<P>(P partition, long epoch, long offset) {}
