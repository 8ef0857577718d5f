package io.bellbuoy.kit.config;

import java.util.Map;

/**
 * What a way of running decides for the user, such as standalone mode with its own broker.
 *
 * @param name what the messages call it, such as {@code standalone mode}
 * @param defaults other defaults than the catalogue's, which every source may still change
 * @param forced values that nobody may change: setting one is an error that says so
 */
public record Preset(String name, Map<String, String> defaults, Map<String, String> forced) {

    /** Leaves everything to the user. */
    public static final Preset NONE = new Preset("no preset", Map.of(), Map.of());

    public Preset {
        defaults = Map.copyOf(defaults);
        forced = Map.copyOf(forced);
    }

    @Override
    public String toString() {
        return name + " " + defaults.keySet() + " forced " + forced.keySet();
    }
}
