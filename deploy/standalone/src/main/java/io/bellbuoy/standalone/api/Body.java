package io.bellbuoy.standalone.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object that holds what the command line says, and nothing that it does not. */
final class Body {

    private final ObjectNode json = AvroJson.mapper().createObjectNode();

    Body with(String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
        return this;
    }

    Body with(String field, @Nullable Integer value) {
        if (value != null) {
            json.put(field, value);
        }
        return this;
    }

    /** Only if it is true: absent means false. */
    Body with(String field, boolean value) {
        if (value) {
            json.put(field, true);
        }
        return this;
    }

    Body with(String field, List<String> values) {
        values.forEach(json.putArray(field)::add);
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
