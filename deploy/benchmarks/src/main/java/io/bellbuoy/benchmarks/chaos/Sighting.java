package io.bellbuoy.benchmarks.chaos;

import java.time.Instant;

/**
 * A request that reached the sink.
 *
 * @param notification id of the notification, which every attempt carries
 * @param worker name of the process that made it
 * @param at in milliseconds, as statuses have it
 */
record Sighting(String notification, String worker, Instant at) {}
