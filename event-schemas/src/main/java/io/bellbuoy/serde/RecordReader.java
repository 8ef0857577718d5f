package io.bellbuoy.serde;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Turns bytes behind a schema's id into a record. May be used from any thread. */
final class RecordReader {
    private final SchemaRegistryClient registry;
    private final boolean specific;
    private final Map<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();

    RecordReader(SchemaRegistryClient registry, boolean specific) {
        this.registry = registry;
        this.specific = specific;
    }

    Object read(byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        DatumReader<Object> reader = reader(id);
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(bytes, WireFormat.HEADER_LENGTH, bytes.length - WireFormat.HEADER_LENGTH, null);
        try {
            return reader.read(null, decoder);
        } catch (IOException | RuntimeException e) {
            // Avro reports malformed bytes by whichever exception it stumbles over.
            throw new UnreadableRecordException("its bytes do not follow schema id " + id + " (" + e + ")", e);
        }
    }

    private DatumReader<Object> reader(int id) {
        DatumReader<Object> known = readers.get(id);
        if (known != null) {
            return known;
        }
        Schema writerSchema = registry.schema(id);
        DatumReader<Object> reader = specific && writerSchema.getType() == Schema.Type.RECORD
                ? specificReader(id, writerSchema)
                : genericReader(writerSchema);
        readers.put(id, reader);
        return reader;
    }

    @SuppressWarnings("unchecked") // Avro's own factory method is declared for any datum type
    private static DatumReader<Object> genericReader(Schema writerSchema) {
        return GenericData.get().createDatumReader(writerSchema);
    }

    @SuppressWarnings("unchecked") // as above
    private static DatumReader<Object> specificReader(int id, Schema writerSchema) {
        Class<?> type = generatedClass(writerSchema)
                .orElseThrow(() -> new UnreadableRecordException("schema id " + id + " is " + writerSchema.getFullName()
                        + ", for which there is no generated class"));
        SpecificData model = SpecificData.getForClass(type);
        return model.createDatumReader(writerSchema, model.getSchema(type));
    }

    private static Optional<Class<?>> generatedClass(Schema schema) {
        try {
            return Optional.<Class<?>>ofNullable(SpecificData.get().getClass(schema))
                    .filter(SpecificRecord.class::isAssignableFrom);
        } catch (SecurityException e) {
            // There is a class of that name, but Avro was not told to trust it: it is none that was generated.
            return Optional.empty();
        }
    }
}
