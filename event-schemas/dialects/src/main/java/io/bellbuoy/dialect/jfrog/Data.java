package io.bellbuoy.dialect.jfrog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An object that leaves out what is not known, as JFrog does. For one thread. */
record Data(ObjectNode json) {

    Data() {
        this(JsonNodeFactory.instance.objectNode());
    }

    Data put(String name, @Nullable String text) {
        return put(name, text == null ? null : json.textNode(text));
    }

    Data put(String name, @Nullable Long number) {
        return put(name, number == null ? null : json.numberNode(number));
    }

    Data put(String name, @Nullable Instant time) {
        return put(name, time == null ? null : json.textNode(JFrogTime.format(time)));
    }

    Data put(String name, @Nullable JsonNode value) {
        if (value != null) {
            json.set(name, value);
        }
        return this;
    }
}
