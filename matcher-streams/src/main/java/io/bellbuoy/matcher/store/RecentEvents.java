package io.bellbuoy.matcher.store;

import io.bellbuoy.events.RegistryEvent;

/** The events that a task has met lately. Confined to its stream thread. */
@FunctionalInterface
public interface RecentEvents {

    /** Remembers nothing. */
    RecentEvents NONE = (event, time) -> true;

    /**
     * Remembers an event, unless one of the same tenant and id is remembered still.
     *
     * @param time of its record
     * @return whether it was not
     */
    boolean add(RegistryEvent event, long time);
}
