package io.bellbuoy.dialect.cloudevents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonFields;
import java.util.List;
import java.util.Optional;

/** Data in our own words. What else it has is not ours to judge; but what has one of our names must be what we mean by it. */
final class NativeData {

    private static final List<String> FACTS = List.of(
            "repository",
            "artifact",
            "target",
            "property",
            "scan",
            "quota",
            "replication",
            "build",
            "releaseBundle",
            "actor",
            "request",
            "attributes");

    private NativeData() {}

    /** An event with the facts alone; empty when something is wrong with them, which is then noted. */
    static Optional<RegistryEvent.Builder> read(JsonFields data) {
        if (!(data.json() instanceof ObjectNode told)) {
            return Optional.of(RegistryEvent.newBuilder());
        }
        try {
            RegistryEvent facts = AvroJson.read(told.deepCopy().retain(FACTS), RegistryEvent.class);
            return Optional.of(RegistryEvent.newBuilder(facts));
        } catch (InvalidJsonException e) {
            data.problems().addAll(data.pointer(), e.problems());
            return Optional.empty();
        }
    }
}
