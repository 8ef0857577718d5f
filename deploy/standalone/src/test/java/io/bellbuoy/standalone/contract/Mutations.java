package io.bellbuoy.standalone.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.json.AvroJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes documents and texts wrong in the ways that programs and people do, and in those that attackers do. For one thread. */
final class Mutations {

    /** In JSON as they stand, as not all of them can be made by a writer of JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-0",
            "9223372036854775808",
            "2147483648",
            "9".repeat(999),
            "9".repeat(1_100),
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"\":null}",
            "{\"$ref\":\"#\"}",
            "[".repeat(900) + "]".repeat(900),
            "[".repeat(5_000) + "]".repeat(5_000),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\uffff\"",
            "\"𝔘𝔫𝔦 🐋 \u202e\"",
            "\"a\\nb: c\"",
            "\"../../etc/passwd\"",
            "\"${jndi:ldap://x}\"",
            "\"{{#each}}\"",
            "\"whsec_\"",
            "\"%s%n\"",
            "\"{a,{b,\"",
            "\"**/**/**/**\"",
            "\"[a-\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"99999999999d\"",
            "\"9999999999d\"",
            "\"http://[::1\"",
            "\"http://user:pw@x/#f\"",
            "\"file:///etc/passwd\"",
            "\"http://xn--/\"",
            "\"" + "x".repeat(70_000) + "\"");

    private static final List<String> TEXTS = List.of(
            "",
            "%20",
            "-",
            "..",
            ".",
            "%",
            "%00",
            "%2F",
            "%2e%2e",
            "%ff",
            "%F0%9F%90%8B",
            "%zz",
            "a%0d%0ab",
            "*",
            "null",
            "0",
            "-1",
            "1e9",
            "99999999999999999999",
            "true",
            "a".repeat(300),
            "a,b;c=d",
            "%22",
            "_platform",
            "2026-13-45",
            "1d",
            "99999999999d",
            "AAAA",
            "eyJ9",
            "%C0%80",
            "acme",
            "~",
            "(",
            "id:x",
            "-created");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** A part of a path or a query, encoded, well or not. */
    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** The document with a few things wrong. */
    String of(JsonNode document) {
        String text = document.toString();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = replaced(text);
        }
        return random.nextInt(10) == 0 ? garbled(text) : text;
    }

    /** Writes another value in the place of any one. What is no JSON any more stays as it is. */
    private String replaced(String text) {
        JsonNode root = parsed(text);
        List<Runnable> changes = new ArrayList<>();
        String mark = "\"mark-" + random.nextInt(Integer.MAX_VALUE) + '"';
        JsonNode marked = AvroJson.mapper().getNodeFactory().textNode(mark.substring(1, mark.length() - 1));
        collect(root, marked, changes);
        if (changes.isEmpty()) {
            return root.isMissingNode() ? text : value();
        }
        changes.get(random.nextInt(changes.size())).run();
        return root.toString().replace(mark, value());
    }

    private static JsonNode parsed(String text) {
        try {
            return AvroJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static void collect(JsonNode node, JsonNode mark, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            changes.add(() -> object.set("surprise", mark));
            object.properties().forEach(field -> {
                changes.add(() -> field.setValue(mark));
                changes.add(() -> object.remove(field.getKey()));
                collect(field.getValue(), mark, changes);
            });
        }
        if (node instanceof ArrayNode array) {
            changes.add(() -> array.add(mark));
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                changes.add(() -> array.set(index, mark));
                collect(array.get(i), mark, changes);
            }
        }
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private String garbled(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at);
            case 1 -> "\uFEFF" + text;
            case 2 -> text + text;
            case 3 -> text.substring(0, at) + (char) random.nextInt(0xD800) + text.substring(at);
            default -> "";
        };
    }
}
