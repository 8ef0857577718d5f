package io.bellbuoy.dialect.gar;

import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.MalformedJsonException;
import java.util.Base64;
import java.util.Optional;

/** What a message of Pub/Sub carries. */
final class PubSubData {

    private static final String DATA = "data";

    private PubSubData() {}

    /** The JSON object within the message, whose places begin where the message has it; empty after noting what is wrong. */
    static Optional<JsonFields> of(JsonFields message) {
        int before = message.problems().count();
        String data = message.requiredText(DATA);
        if (message.problems().count() > before) {
            return Optional.empty();
        }
        try {
            JsonBody body = JsonBody.parse(Base64.getDecoder().decode(data));
            if (body.root().isObject()) {
                return Optional.of(new JsonFields(body.root(), message.at(DATA), message.problems()));
            }
            message.problems().add(message.at(DATA), "must be an object in base64");
        } catch (IllegalArgumentException e) {
            message.problems().add(message.at(DATA), "must be in base64");
        } catch (MalformedJsonException e) {
            message.problems().add(message.at(DATA), "must be JSON in base64: " + e.getMessage());
        }
        return Optional.empty();
    }
}
