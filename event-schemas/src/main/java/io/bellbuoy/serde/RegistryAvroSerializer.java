package io.bellbuoy.serde;

import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records, generated or generic, in Confluent's wire format, registering their schemas as
 * {@code <topic>-value} or {@code <topic>-key}. Configured as Confluent's {@code KafkaAvroSerializer} is. Once configured,
 * it may be used from any thread; it needs no closing.
 */
public final class RegistryAvroSerializer implements Serializer<Object> {
    private @Nullable RecordWriter writer;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        SerdeConfig config = new SerdeConfig(settings);
        writer = new RecordWriter(SchemaRegistryClient.of(config), config, isKey);
    }

    /**
     * @throws SerializationException when the record does not fit its schema or the registry refuses the schema
     * @throws RegistryUnavailableException when the registry cannot be asked
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object data) {
        if (writer == null) {
            throw new IllegalStateException("not configured");
        }
        if (data == null) {
            return null;
        }
        if (!(data instanceof IndexedRecord record)) {
            throw new SerializationException("A value for topic " + topic + " is no Avro record: "
                    + data.getClass().getName());
        }
        return writer.write(topic, record);
    }
}
