package io.bellbuoy.dialect;

import java.util.Set;

/** How one registry spells its events. Pure and without state: any thread may use it. */
public interface Dialect {

    /** Stands among the media types for any of them, and for none. */
    String ANY_MEDIA_TYPE = "*/*";

    /** What the dialect is called in paths and in {@code RegistryEvent.dialect}. */
    String name();

    /** The content types that it may come in, lower case and without parameters; or {@link #ANY_MEDIA_TYPE}. */
    default Set<String> mediaTypes() {
        return Set.of("application/json");
    }

    /** What it calls the events that have a neutral type; any other passes through, as {@link PassThrough} has it. */
    TypeNames types();

    /**
     * Reads a request, all of it or nothing.
     *
     * @throws io.bellbuoy.json.MalformedJsonException when the body is no JSON
     * @throws io.bellbuoy.json.InvalidJsonException with everything that is wrong and where
     * @throws TooManyEventsException when it holds more events than one request may
     */
    Translation translate(Arrival arrival);
}
