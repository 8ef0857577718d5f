package io.bellbuoy.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The three calls of a schema registry that serdes need. Answers are kept for ever, as ids never change meaning, and
 * without a bound, as schemas are few; refusals are not kept. May be used from any thread; two that miss at once both ask.
 */
final class SchemaRegistryClient {
    private final RegistryTransport transport;
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    SchemaRegistryClient(RegistryTransport transport) {
        this.transport = transport;
    }

    static SchemaRegistryClient of(SerdeConfig config) {
        return new SchemaRegistryClient(
                new RegistryTransport(config, pause -> Thread.sleep(pause.toMillis()), Math::random));
    }

    /** The id of a schema that may be new to the subject. */
    int register(String subject, Schema schema) {
        return id("/subjects/" + encode(subject) + "/versions", new SubjectSchema(subject, schema));
    }

    /** The id of a schema that has to be known to the subject already. */
    int lookUp(String subject, Schema schema) {
        return id("/subjects/" + encode(subject), new SubjectSchema(subject, schema));
    }

    /**
     * The schema that a record was written with.
     *
     * @throws UnreadableRecordException when the registry has no Avro schema with that id
     */
    Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        RegistryAnswer answer = transport.send(RegistryRequest.get("/schemas/ids/" + id));
        if (answer.isUnknownSchema()) {
            throw new UnreadableRecordException("schema id " + id + " is unknown: " + answer);
        }
        Schema schema = parse(id, answer);
        schemas.put(id, schema);
        return schema;
    }

    private int id(String path, SubjectSchema asked) {
        Integer known = ids.get(asked);
        if (known != null) {
            return known;
        }
        RegistryAnswer answer = transport.send(RegistryRequest.post(path, asked.json()));
        if (answer.isVerdict()) {
            throw new SerializationException("Schema registry refuses " + asked + ": " + answer);
        }
        int id = answer.id().filter(any -> answer.isSuccess()).orElseThrow(() -> unusable(answer));
        ids.put(asked, id);
        return id;
    }

    private static Schema parse(int id, RegistryAnswer answer) {
        String text = answer.schema().filter(any -> answer.isSuccess()).orElseThrow(() -> unusable(answer));
        if (!answer.schemaType().equals("AVRO")) {
            throw new UnreadableRecordException("schema id " + id + " is not Avro but " + answer.schemaType());
        }
        try {
            // The registry took this schema; a default that we would not allow does not hinder reading.
            return new Schema.Parser().setValidateDefaults(false).parse(text);
        } catch (SchemaParseException e) {
            throw new UnreadableRecordException("schema id " + id + " of " + answer.from() + " is no Avro schema", e);
        }
    }

    private static RegistryUnavailableException unusable(RegistryAnswer answer) {
        return new RegistryUnavailableException("Schema registry is no help: " + answer);
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }

    private record SubjectSchema(String subject, Schema schema) {
        String json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("schema", schema.toString())
                    .toString();
        }

        @Override
        public String toString() {
            return schema.getFullName() + " for subject " + subject;
        }
    }
}
