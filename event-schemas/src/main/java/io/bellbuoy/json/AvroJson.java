package io.bellbuoy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.bellbuoy.events.AvroTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * The JSON spelling of Bellbuoy's Avro types: field names as in the schema, times in ISO 8601, durations as {@code 15s},
 * bytes in base64. What is null is left out; secrets are read and never written. Any thread may use it.
 */
public final class AvroJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    static {
        AvroTrust.ensure();
    }

    private AvroJson() {}

    /** A mapper for what is not an Avro type: strict about duplicate keys and anything after the document. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Writes the record as one JSON object. */
    public static void write(SpecificRecord record, JsonGenerator json) throws IOException {
        AvroJsonWriter.write(record, json);
    }

    /** Writes the record as one JSON object, without its own fields of these names. */
    public static void writeWithout(Set<String> names, SpecificRecord record, JsonGenerator json) throws IOException {
        AvroJsonWriter.writeWithout(names, record, json);
    }

    /** The record as one JSON object in UTF-8, compact. */
    public static byte[] bytes(SpecificRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(record, json);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** The record as a tree that may be changed before it is written. */
    public static ObjectNode tree(SpecificRecord record) {
        try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
            write(record, buffer);
            return MAPPER.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be read", e);
        }
    }

    /**
     * Reads a JSON object. Absent fields take the schema's defaults; unknown ones, wrong types and nulls where none
     * belong are problems.
     *
     * @throws InvalidJsonException with every problem and its place
     */
    public static <T extends SpecificRecord> T read(JsonNode json, Class<T> type) {
        return new AvroJsonReader().read(json, type);
    }
}
