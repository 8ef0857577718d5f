package io.bellbuoy.dialect;

import io.bellbuoy.events.RegistryEvent;
import java.util.List;

/**
 * What a body came to.
 *
 * @param events to be put on the topic, in the order of the body
 * @param ignored how many things it told that are no events to us, such as layers pushed
 */
public record Translation(List<RegistryEvent> events, int ignored) {

    public Translation {
        events = List.copyOf(events);
    }
}
