package io.bellbuoy.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object in somebody else's format: fields that nobody asks for are tolerated, those asked for are checked. Absent, null
 * and empty mean the same, as they do to writers in Go.
 *
 * @param json the object, or a missing node
 * @param pointer where it is
 * @param problems takes what is wrong with it
 */
public record JsonFields(JsonNode json, String pointer, Problems problems) {

    /** A document in our own format: an object, of whose fields none is tolerated that is not known. */
    public static JsonFields strict(JsonNode document, List<String> known, Problems problems) {
        JsonFields root = new JsonFields(document, "", problems);
        root.refuseOthers(known);
        return root;
    }

    /** Notes that it is no object, and fields that are not known. */
    public void refuseOthers(List<String> known) {
        if (!json.isObject()) {
            problems.add(pointer, "must be an object");
        }
        json.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field ->
                        problems.add(pointer + JsonPointer.empty().appendProperty(field.getKey()), "unknown field"));
    }

    /** A text that must be there; empty after noting that it is not. */
    public String requiredText(String name) {
        int before = problems.count();
        String text = text(name);
        if (text == null && problems.count() == before) {
            problems.add(at(name), "is missing");
        }
        return text == null ? "" : text;
    }

    /** A text that is not empty, if there is one. */
    public @Nullable String text(String name) {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            problems.add(at(name), "must be a string");
            return null;
        }
        return value.textValue().isEmpty() ? null : value.textValue();
    }

    /** Those of the texts that there are, by name. */
    public Map<String, String> textsOf(String... names) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    /** A whole number, if there is one. */
    public @Nullable Long wholeNumber(String name) {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            problems.add(at(name), "must be a whole number");
            return null;
        }
        return value.longValue();
    }

    /** True or false, if there is one of them. */
    public @Nullable Boolean flag(String name) {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isBoolean()) {
            problems.add(at(name), "must be true or false");
            return null;
        }
        return value.booleanValue();
    }

    /** Whether it says true. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(flag(name));
    }

    /** The texts of an array, without those that are empty. */
    public List<String> texts(String name) {
        JsonNode values = json.path(name);
        if (isAbsent(values)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.textValue()));
        if (!values.isArray() || texts.contains(null)) {
            problems.add(at(name), "must be an array of strings");
            return List.of();
        }
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    /** The objects of an array; an absent one has none. */
    public List<JsonFields> objects(String name) {
        JsonNode values = json.path(name);
        if (!values.isArray() && !isAbsent(values)) {
            problems.add(at(name), "must be an array of objects");
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>();
        values.forEach(value -> objects.add(element(value, at(name) + "/" + objects.size())));
        return objects;
    }

    private JsonFields element(JsonNode value, String at) {
        if (!value.isObject()) {
            problems.add(at, "must be an object");
        }
        return new JsonFields(value, at, problems);
    }

    /** A time as RFC 3339 has it, with any offset, cut to milliseconds. */
    public @Nullable Instant time(String name) {
        String text = text(name);
        try {
            return text == null ? null : EventTime.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            problems.add(at(name), "must be a time such as 2026-01-31T12:00:00Z");
            return null;
        }
    }

    /** An object within this one; an absent one has no fields. */
    public JsonFields object(String name) {
        JsonNode value = json.path(name);
        boolean usable = value.isObject() || isAbsent(value);
        if (!usable) {
            problems.add(at(name), "must be an object");
        }
        return new JsonFields(usable ? value : MissingNode.getInstance(), at(name), problems);
    }

    /** Where a field of this object is or would be. */
    public String at(String name) {
        return pointer + "/" + name;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
