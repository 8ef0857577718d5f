package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.EventTypes;
import java.util.HashMap;
import java.util.Map;

/**
 * One object for all subscriptions that name the same event types, as most do: to look at them is then no cache miss. Starts
 * anew when it has grown large; then some are held twice.
 */
final class EventTypesPool {

    private static final int LARGE = 4_096;

    private final Map<EventTypes, EventTypes> pool = new HashMap<>();

    /** The one that equals this, which may be this. */
    EventTypes shared(EventTypes types) {
        if (pool.size() >= LARGE) {
            pool.clear();
        }
        EventTypes known = pool.putIfAbsent(types, types);
        return known == null ? types : known;
    }
}
