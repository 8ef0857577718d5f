package io.bellbuoy.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellbuoy.time.Durations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;

/** Writes Avro values as JSON, led by their schema. */
final class AvroJsonWriter {

    private AvroJsonWriter() {}

    static void write(IndexedRecord record, JsonGenerator json) throws IOException {
        writeWithout(Set.of(), record, json);
    }

    static void writeWithout(Set<String> names, IndexedRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null && !names.contains(field.name()) && !JsonForm.isSecret(field.schema())) {
                json.writeFieldName(field.name());
                write(value, JsonForm.valueOf(field.schema()), json);
            }
        }
        json.writeEndObject();
    }

    private static void write(Object value, Schema schema, JsonGenerator json) throws IOException {
        switch (schema.getType()) {
            case RECORD -> write((IndexedRecord) value, json);
            case ARRAY -> writeArray((Collection<?>) value, schema.getElementType(), json);
            case MAP -> writeMap((Map<?, ?>) value, schema.getValueType(), json);
            case BYTES -> json.writeBinary(bytes((ByteBuffer) value));
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case INT -> json.writeNumber((Integer) value);
            case LONG -> writeLong(value, schema, json);
            default -> json.writeString(value.toString());
        }
    }

    private static void writeArray(Collection<?> values, Schema element, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            write(value, element, json);
        }
        json.writeEndArray();
    }

    private static void writeMap(Map<?, ?> values, Schema element, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            write(entry.getValue(), element, json);
        }
        json.writeEndObject();
    }

    private static void writeLong(Object value, Schema schema, JsonGenerator json) throws IOException {
        if (JsonForm.isTimestamp(schema)) {
            json.writeString(value.toString());
        } else if (JsonForm.isDuration(schema)) {
            json.writeString(Durations.format(Duration.ofMillis((Long) value)));
        } else {
            json.writeNumber((Long) value);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
