package io.bellbuoy.matcher.store;

import io.bellbuoy.events.RegistryEvent;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers events for one window. Time is cut into panes as long as the window, and a key is stored once in a pane, with
 * the time that it was met at: so it takes two lookups of an exact key to tell, which a Bloom filter answers for nearly
 * every event, and not a scan over what was met since.
 */
final class WindowedEvents implements RecentEvents {

    private final WindowStore<String, Long> met;
    private final long window;

    /** The log's time. It may step back a little when another broker takes the lead; here it does not. */
    private long now;

    WindowedEvents(WindowStore<String, Long> met, long window) {
        this.met = met;
        this.window = window;
    }

    @Override
    public boolean add(RegistryEvent event, long time) {
        now = Math.max(now, time);
        long pane = now - now % window;
        String key = event.getTenant() + "/" + event.getId();
        boolean remembered = isRecent(met.fetch(key, pane)) || isRecent(met.fetch(key, pane - window));
        if (!remembered) {
            met.put(key, now, pane);
        }
        return !remembered;
    }

    private boolean isRecent(@Nullable Long metAt) {
        return metAt != null && now - metAt < window;
    }
}
