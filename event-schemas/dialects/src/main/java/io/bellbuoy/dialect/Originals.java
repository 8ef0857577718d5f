package io.bellbuoy.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import java.util.Optional;

/** The words in which an event came, for formats that speak the same dialect and repeat them. */
public final class Originals {

    private Originals() {}

    /** The event as it came, if it came in that dialect and its words were kept. */
    public static Optional<String> in(String dialect, RegistryEvent event) {
        return Optional.ofNullable(event.getOriginal())
                .filter(original -> event.getDialect().equals(dialect))
                .map(Original::getBody)
                .filter(body -> body.hasRemaining())
                .map(body -> UTF_8.decode(body.duplicate()).toString());
    }
}
