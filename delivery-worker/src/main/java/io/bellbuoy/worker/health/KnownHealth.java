package io.bellbuoy.worker.health;

import io.bellbuoy.events.EndpointHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a worker knows of an endpoint's health, and whether all of it is written down. The health of an endpoint that fails
 * every other time changes with every attempt; so what nobody is told of is written once in five minutes, with the outcome
 * that comes then. What a crash makes forgotten came within five minutes of what was written.
 *
 * @param health empty when there is nothing to know
 * @param isWritten whether all of it is
 * @param due no sooner is it written
 */
public record KnownHealth(Optional<EndpointHealth> health, boolean isWritten, Instant due) {

    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(5);

    /** As it stands in the topic. */
    public static KnownHealth read(Optional<EndpointHealth> written) {
        Instant due =
                written.map(known -> known.getUpdated().plus(BETWEEN_WRITES)).orElse(Instant.EPOCH);
        return new KnownHealth(written, true, due);
    }

    /** After a change; one that someone is told of is due at once, and so is that there is nothing left to know. */
    public KnownHealth changed(HealthChange change) {
        boolean isUrgent = change.health().isEmpty() || !change.events().isEmpty();
        return new KnownHealth(change.health(), false, isUrgent ? Instant.EPOCH : due);
    }

    /** All of it written. */
    public KnownHealth written(Instant now) {
        return new KnownHealth(health, true, now.plus(BETWEEN_WRITES));
    }

    /** Whether there is something to write, and it is time to. */
    public boolean isDue(Instant now) {
        return !isWritten && !now.isBefore(due);
    }

    /** Usually this, unless another worker has written something of later. */
    public KnownHealth orLater(Optional<EndpointHealth> written) {
        boolean isOvertaken = health.isPresent()
                && written.isPresent()
                && written.get().getUpdated().isAfter(health.get().getUpdated());
        return isOvertaken ? read(written) : this;
    }
}
