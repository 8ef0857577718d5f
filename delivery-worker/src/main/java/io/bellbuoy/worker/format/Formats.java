package io.bellbuoy.worker.format;

import java.util.Map;
import java.util.Optional;

/** The formats by the name that subscriptions give them. */
public final class Formats {

    private static final Map<String, Format> BY_NAME = Map.of("standard", new StandardFormat());

    private Formats() {}

    /** The format of that name, if there is one. */
    public static Optional<Format> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
