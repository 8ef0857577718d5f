package io.bellbuoy.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Turns a record into bytes behind the id of its schema. May be used from any thread. */
final class RecordWriter {
    private final SchemaRegistryClient registry;
    private final SerdeConfig config;
    private final String subjectSuffix;
    private final Map<Schema, Schema> neutralSchemas = new ConcurrentHashMap<>();

    RecordWriter(SchemaRegistryClient registry, SerdeConfig config, boolean isKey) {
        this.registry = registry;
        this.config = config;
        this.subjectSuffix = isKey ? "-key" : "-value";
    }

    byte[] write(String topic, IndexedRecord record) {
        Schema schema = schemaToTell(record.getSchema());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WireFormat.writeHeader(schemaId(topic + subjectSuffix, schema), out);
        try {
            encode(record, schema, out);
        } catch (IOException | RuntimeException e) {
            // Avro reports a value that does not fit its schema by whichever exception it stumbles over.
            throw new SerializationException(
                    "A value for topic " + topic + " does not fit its schema " + schema.getFullName(), e);
        }
        return out.toByteArray();
    }

    private Schema schemaToTell(Schema schema) {
        return config.removeJavaProperties() ? neutralSchemas.computeIfAbsent(schema, NeutralSchema::of) : schema;
    }

    private int schemaId(String subject, Schema schema) {
        return config.autoRegister() ? registry.register(subject, schema) : registry.lookUp(subject, schema);
    }

    private static void encode(IndexedRecord record, Schema schema, ByteArrayOutputStream out) throws IOException {
        @SuppressWarnings("unchecked") // Avro's own factory method is declared for any datum type
        DatumWriter<Object> writer = model(record).createDatumWriter(schema);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        writer.write(record, encoder);
        encoder.flush();
    }

    /** A generated class brings the conversions of its logical types. */
    private static GenericData model(IndexedRecord record) {
        return record instanceof SpecificRecord ? SpecificData.getForClass(record.getClass()) : GenericData.get();
    }
}
