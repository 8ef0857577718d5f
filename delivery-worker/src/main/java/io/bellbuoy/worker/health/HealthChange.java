package io.bellbuoy.worker.health;

import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of an endpoint's health that has to be written, now or later.
 *
 * @param health as it is now; empty when there is nothing left to know
 * @param events to tell the endpoint's owner, in order
 */
public record HealthChange(Optional<EndpointHealth> health, List<RegistryEvent> events) {

    static final HealthChange FORGOTTEN = new HealthChange(Optional.empty(), List.of());

    public HealthChange {
        events = List.copyOf(events);
    }

    /** Whether it is this that suspends the endpoint. */
    public boolean isSuspension() {
        return events.stream().anyMatch(event -> event.getType().equals(OwnEventTypes.ENDPOINT_SUSPENDED));
    }

    HealthChange then(HealthChange next) {
        return new HealthChange(
                next.health,
                Stream.concat(events.stream(), next.events.stream()).toList());
    }
}
