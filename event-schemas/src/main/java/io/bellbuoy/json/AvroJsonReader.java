package io.bellbuoy.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.time.Durations;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document as an Avro record, led by its schema, and collects everything that is wrong on the way. */
final class AvroJsonReader {

    /** Four-digit years: every reader of ISO 8601 takes them, and their milliseconds fit the schema's 64 bits. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Avro finds the model of a class by reflection, and is asked for it with every field that is absent. */
    private static final ClassValue<SpecificData> MODELS = new ClassValue<>() {

        @Override
        protected SpecificData computeValue(Class<?> type) {
            return SpecificData.getForClass(type);
        }
    };

    private final List<JsonProblem> problems = new ArrayList<>();

    <T extends SpecificRecord> T read(JsonNode json, Class<T> type) {
        Object record = value(json, MODELS.get(type).getSchema(type), "");
        if (record == null || !problems.isEmpty()) {
            throw new InvalidJsonException(problems);
        }
        return type.cast(record);
    }

    /** The value, or null when there is a problem with it, which is then noted. */
    private @Nullable Object value(JsonNode json, Schema schema, String at) {
        return switch (schema.getType()) {
            case RECORD -> record(json, schema, at);
            case ARRAY -> array(json, schema.getElementType(), at);
            case MAP -> map(json, schema.getValueType(), at);
            case BOOLEAN -> json.isBoolean() ? json.booleanValue() : problem(at, "true or false", json);
            case INT ->
                wholeNumber(json, at, Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .map(Long::intValue)
                        .orElse(null);
            case LONG -> longValue(json, schema, at);
            case BYTES -> bytes(json, at);
            default -> json.isTextual() ? json.textValue() : problem(at, "a string", json);
        };
    }

    private @Nullable Object record(JsonNode json, Schema schema, String at) {
        if (!json.isObject()) {
            return problem(at, "an object", json);
        }
        SpecificRecord record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (Field field : schema.getFields()) {
            JsonNode value = json.get(field.name());
            if (value == null) {
                record.put(field.pos(), defaultOf(field, record));
            } else {
                put(record, field, value, at + "/" + field.name());
            }
        }
        json.fieldNames().forEachRemaining(name -> {
            if (schema.getField(name) == null) {
                note(at + "/" + escape(name), "unknown field");
            }
        });
        return record;
    }

    private static @Nullable Object defaultOf(Field field, SpecificRecord record) {
        return MODELS.get(record.getClass()).getDefaultValue(field);
    }

    private void put(SpecificRecord record, Field field, JsonNode value, String at) {
        if (value.isNull()) {
            noteNull(field, at);
        } else {
            putUnlessWrong(record, field, value(value, JsonForm.valueOf(field.schema()), at));
        }
    }

    private void noteNull(Field field, String at) {
        if (!JsonForm.isNullable(field.schema())) {
            note(at, "must not be null; leave it out for its default");
        }
    }

    private static void putUnlessWrong(SpecificRecord record, Field field, @Nullable Object value) {
        if (value != null) {
            record.put(field.pos(), value);
        }
    }

    private @Nullable Object array(JsonNode json, Schema element, String at) {
        if (!json.isArray()) {
            return problem(at, "an array", json);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            addUnlessWrong(values, value(json.get(i), element, at + "/" + i));
        }
        return values;
    }

    private static void addUnlessWrong(List<Object> values, @Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    private @Nullable Object map(JsonNode json, Schema element, String at) {
        if (!json.isObject()) {
            return problem(at, "an object", json);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            Object value = value(entry.getValue(), element, at + "/" + escape(entry.getKey()));
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        });
        return values;
    }

    private @Nullable Object longValue(JsonNode json, Schema schema, String at) {
        if (JsonForm.isTimestamp(schema)) {
            return timestamp(json, at);
        }
        if (JsonForm.isDuration(schema)) {
            return duration(json, at);
        }
        return wholeNumber(json, at, Long.MIN_VALUE, Long.MAX_VALUE).orElse(null);
    }

    private Optional<Long> wholeNumber(JsonNode json, String at, long min, long max) {
        boolean fits = json.isIntegralNumber()
                && json.canConvertToLong()
                && json.longValue() >= min
                && json.longValue() <= max;
        if (!fits) {
            problem(at, "a whole number", json);
            return Optional.empty();
        }
        return Optional.of(json.longValue());
    }

    private @Nullable Object timestamp(JsonNode json, String at) {
        try {
            Instant time = Instant.parse(json.textValue() == null ? "" : json.textValue())
                    .truncatedTo(ChronoUnit.MILLIS);
            return isWithinBounds(time) ? time : problem(at, "a time within the years 1 to 9999", json);
        } catch (DateTimeException e) {
            return problem(at, "a time such as 2026-01-31T12:00:00Z", json);
        }
    }

    private static boolean isWithinBounds(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    private @Nullable Object duration(JsonNode json, String at) {
        try {
            return Durations.parse(json.textValue() == null ? "" : json.textValue())
                    .toMillis();
        } catch (IllegalArgumentException e) {
            return problem(at, "a duration such as 15s", json);
        }
    }

    private @Nullable Object bytes(JsonNode json, String at) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(json.isTextual() ? json.textValue() : "?"));
        } catch (IllegalArgumentException e) {
            return problem(at, "bytes in base64", json);
        }
    }

    private @Nullable Object problem(String at, String expected, JsonNode found) {
        note(at, "must be " + expected + ", not " + describe(found));
        return null;
    }

    private void note(String at, String detail) {
        problems.add(new JsonProblem(at, detail));
    }

    /** Names a value without repeating it: it may be long, and it may be a secret. */
    private static String describe(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL -> "null";
            case BOOLEAN -> "a boolean";
            case NUMBER -> "this number";
            case STRING -> "this text";
            case ARRAY -> "an array";
            default -> "an object";
        };
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
