package io.bellbuoy.dialect.harbor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.wire.GoJson;
import io.bellbuoy.json.JsonFields;
import io.bellbuoy.json.Problems;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What of a body is one event.
 *
 * @param index which of them it is
 * @param item the resource, or the event of the documented body; without fields where there is none
 * @param bytes a whole body with this one item: the very bytes that came, unless it had several
 */
record Part(int index, JsonFields item, ByteBuffer bytes) {

    /** What all parts repeat must be short, lest a small body become many large events. */
    private static final int MAX_REPEATED = 8_192;

    private static final ByteBuffer BYTE_ORDER_MARK = UTF_8.encode("\uFEFF");

    /** All parts of an object, in order. */
    static List<Part> partsOf(JsonNode body, Arrival arrival, Problems problems) {
        Generation generation = Generation.of(body);
        String at = "/" + generation.dataField() + (generation == Generation.DOCS_LEGACY ? "" : "/resources");
        JsonNode items = body.at(at);
        if (!items.isArray() && !items.isMissingNode() && !items.isNull()) {
            problems.add(at, "must be an array");
        }
        arrival.refuseMoreThanAllowed(items.size());
        if (items.size() <= 1) {
            return List.of(new Part(0, item(items, 0, at, problems), withoutMark(arrival.body())));
        }
        if (text(body, generation, JsonNodeFactory.instance.arrayNode()).length() > MAX_REPEATED) {
            problems.add(
                    at, "must have one element where the rest of the body has over " + MAX_REPEATED + " characters");
            return List.of();
        }
        return IntStream.range(0, items.size())
                .mapToObj(i -> new Part(i, item(items, i, at, problems), bytes(body, generation, items.get(i))))
                .toList();
    }

    private static JsonFields item(JsonNode items, int index, String at, Problems problems) {
        JsonNode item = items.path(index);
        if (!item.isObject() && !item.isMissingNode()) {
            problems.add(at + "/" + index, "must be an object");
        }
        return new JsonFields(item, at + "/" + index, problems);
    }

    private static ByteBuffer withoutMark(ByteBuffer body) {
        int length = BYTE_ORDER_MARK.remaining();
        boolean isMarked =
                body.remaining() > length && body.slice(body.position(), length).equals(BYTE_ORDER_MARK);
        return isMarked ? body.slice(body.position() + length, body.remaining() - length) : body.slice();
    }

    private static ByteBuffer bytes(JsonNode body, Generation generation, JsonNode item) {
        return UTF_8.encode(
                text(body, generation, JsonNodeFactory.instance.arrayNode().add(item)));
    }

    /** The body with other items; of the copy only the way to them is new. */
    private static String text(JsonNode body, Generation generation, ArrayNode items) {
        String data = generation.dataField();
        JsonNode changed = generation == Generation.DOCS_LEGACY ? items : copy(body.path(data), "resources", items);
        return GoJson.compact(copy(body, data, changed));
    }

    private static ObjectNode copy(JsonNode object, String field, JsonNode value) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll((ObjectNode) object);
        copy.set(field, value);
        return copy;
    }
}
