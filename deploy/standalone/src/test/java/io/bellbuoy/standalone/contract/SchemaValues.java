package io.bellbuoy.standalone.contract;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** Values that a schema allows, or nearly: of patterns and formats it knows only the examples. For one thread. */
final class SchemaValues {

    private static final int DEEPEST = 8;
    private static final int MOST_ELEMENTS = 3;

    private final OpenApi api;
    private final Random random;

    SchemaValues(OpenApi api, Random random) {
        this.api = api;
        this.random = random;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode given, int depth) {
        JsonNode schema = api.resolved(given);
        if (schema.has("const")) {
            return schema.path("const");
        }
        for (String choice : new String[] {"enum", "examples"}) {
            if (schema.path(choice).isArray()) {
                return anyOf(schema.path(choice));
            }
        }
        for (String choice : new String[] {"oneOf", "anyOf"}) {
            if (schema.has(choice)) {
                return of(anyOf(schema.path(choice)), depth);
            }
        }
        return ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        return switch ((type.isArray() ? anyOf(type) : type).asText("null")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> instance.textNode(text(schema));
            case "integer", "number" -> instance.numberNode(number(schema));
            case "boolean" -> instance.booleanNode(random.nextBoolean());
            default -> instance.nullNode();
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = instance.objectNode();
        schema.path("properties").properties().forEach(property -> {
            boolean required = schema.path("required").toString().contains('"' + property.getKey() + '"');
            if (required || (depth < DEEPEST && random.nextInt(3) == 0)) {
                object.set(property.getKey(), of(property.getValue(), depth + 1));
            }
        });
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject() && random.nextBoolean()) {
            object.set("X-" + random.nextInt(100), of(others, depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = instance.arrayNode();
        int size = depth < DEEPEST ? random.nextInt(MOST_ELEMENTS + 1) : 0;
        for (int i = 0; i < size; i++) {
            array.add(of(schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date-time" -> "2026-11-20T10:30:00Z";
            case "uri" -> "https://ci.example/hook";
            default -> Integer.toString(random.nextInt(), 36).replace("-", "n");
        };
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 1000);
        return least + (long) (random.nextDouble() * (most - least));
    }

    private JsonNode anyOf(JsonNode array) {
        return array.path(random.nextInt(array.size()));
    }
}
