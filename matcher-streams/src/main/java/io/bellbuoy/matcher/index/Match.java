package io.bellbuoy.matcher.index;

import io.bellbuoy.events.Matched;

/**
 * A subscription that wants an event.
 *
 * @param subscription its id
 * @param version its version
 * @param matched the patterns that let the event through
 */
public record Match(String subscription, long version, Matched matched) {}
