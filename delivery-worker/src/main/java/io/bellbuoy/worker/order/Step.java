package io.bellbuoy.worker.order;

import io.bellbuoy.topics.SubscriptionKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a notification that has a turn.
 *
 * @param inOrder false when its subscription does not ask for order any more
 * @param due when it comes again; empty when it is over
 * @param time when that was decided
 */
public record Step(SubscriptionKey subscription, Turn turn, boolean inOrder, Optional<Instant> due, Instant time) {}
