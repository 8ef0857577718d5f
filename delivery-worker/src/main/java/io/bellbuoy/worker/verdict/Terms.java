package io.bellbuoy.worker.verdict;

import java.time.Instant;

/**
 * Under what an attempt is judged.
 *
 * @param lastAttempt whether the subscription allows no further one
 * @param rejectionIsFinal whether the subscription wants no further one after a 3xx or 4xx that says no
 * @param now when the response was complete
 */
public record Terms(boolean lastAttempt, boolean rejectionIsFinal, Instant now) {}
