package io.bellbuoy.worker.format;

import io.bellbuoy.events.RegistryEvent;

/** How an event is spelled for its receiver. Pure; any thread may call. */
public interface Format {

    /** The event as a body. Rendering twice gives the same bytes, so that a retry repeats what was signed before. */
    Body render(RegistryEvent event);
}
