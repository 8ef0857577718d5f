package io.bellbuoy.ingest.dialect;

import java.util.Set;

/** How one registry spells its events. Pure and without state: any thread may use it. */
public interface Dialect {

    /** What the dialect is called in paths and in {@code RegistryEvent.dialect}. */
    String name();

    /** The content types that it may come in, lower case and without parameters. */
    Set<String> mediaTypes();

    /**
     * Reads a body, all of it or nothing.
     *
     * @throws io.bellbuoy.json.InvalidJsonException with everything that is wrong and where
     * @throws TooManyEventsException when it holds more events than one request may
     */
    Translation translate(Arrival arrival);
}
