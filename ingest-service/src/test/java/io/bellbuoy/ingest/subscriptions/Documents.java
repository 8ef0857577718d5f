package io.bellbuoy.ingest.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.ingest.json.JsonBody;
import io.bellbuoy.topics.SubscriptionKey;

/** Documents for tests. */
final class Documents {

    static final SubscriptionKey KEY = new SubscriptionKey("acme", "ci");

    private Documents() {}

    static SubscriptionDraft read(String json) {
        return SubscriptionDocument.read(KEY, JsonBody.parse(json.getBytes(UTF_8)));
    }

    /** A valid document with these fields within its endpoint besides the URL. */
    static String withEndpoint(String fields) {
        return "{\"endpoint\":{\"url\":\"https://ci.example/hook\"" + (fields.isEmpty() ? "" : "," + fields) + "}}";
    }

    /** A valid document with these fields besides its endpoint. */
    static String with(String fields) {
        return "{\"endpoint\":{\"url\":\"https://ci.example/hook\"}," + fields + "}";
    }
}
