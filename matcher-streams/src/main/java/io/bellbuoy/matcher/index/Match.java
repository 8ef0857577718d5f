package io.bellbuoy.matcher.index;

import io.bellbuoy.events.Matched;
import io.bellbuoy.topics.SubscriptionKey;

/**
 * A subscription that wants an event.
 *
 * @param subscription its key
 * @param version its version
 * @param matched the patterns that let the event through
 */
public record Match(SubscriptionKey subscription, long version, Matched matched) {}
