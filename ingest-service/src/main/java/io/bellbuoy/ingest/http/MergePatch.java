package io.bellbuoy.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;

/** RFC 7396, its section 2 to the letter. */
final class MergePatch {

    /** What a patch is sent as. */
    static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /** The target as the patch wants it. The target may be changed. */
    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        ObjectNode merged =
                target instanceof ObjectNode object ? object : AvroJson.mapper().createObjectNode();
        fields.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), apply(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }
}
