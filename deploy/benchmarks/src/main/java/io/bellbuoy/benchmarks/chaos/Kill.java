package io.bellbuoy.benchmarks.chaos;

import java.time.Instant;

/**
 * A worker's end.
 *
 * @param at when it was dead
 * @param successor in its place, started at once
 */
record Kill(Worker victim, Instant at, Worker successor) {

    boolean hasStruck(Sighting sighting) {
        return sighting.worker().equals(victim.name());
    }
}
