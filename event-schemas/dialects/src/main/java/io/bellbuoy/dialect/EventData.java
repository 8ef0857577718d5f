package io.bellbuoy.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.util.Set;

/** The {@code data} of our own envelopes: the event's own fields, without those that the envelope has or that say how it arrived. */
public final class EventData {

    private static final Set<String> NOT_DATA = Set.of("type", "time", "dialect", "original");

    private EventData() {}

    /** Writes it as one JSON object. */
    public static void write(RegistryEvent event, JsonGenerator json) throws IOException {
        AvroJson.writeWithout(NOT_DATA, event, json);
    }
}
