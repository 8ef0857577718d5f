package io.bellbuoy.standalone.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** A list of the API's, page by page. */
record Pages(Api api, Ask ask) {

    private static final int LARGEST_PAGE = 500;

    /** Adds at most so many items; whether there are more of them. */
    boolean read(int limit, List<JsonNode> items) throws IOException {
        Ask next = ask;
        while (items.size() < limit) {
            JsonNode page = api.send(next.with("limit", Math.min(LARGEST_PAGE, limit - items.size())));
            page.path("items").forEach(items::add);
            JsonNode cursor = page.path("next");
            if (!cursor.isTextual()) {
                return false;
            }
            next = ask.with("cursor", cursor.textValue());
        }
        return true;
    }
}
