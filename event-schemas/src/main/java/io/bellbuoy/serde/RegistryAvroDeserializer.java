package io.bellbuoy.serde;

import io.bellbuoy.events.AvroTrust;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in Confluent's wire format, into generated classes with {@code specific.avro.reader} and into generic
 * records without. Configured as Confluent's {@code KafkaAvroDeserializer} is. Once configured, it may be used from any
 * thread; it needs no closing.
 */
public final class RegistryAvroDeserializer implements Deserializer<Object> {
    private @Nullable RecordReader reader;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        SerdeConfig config = new SerdeConfig(settings);
        if (config.specificReader()) {
            AvroTrust.ensure();
        }
        reader = new RecordReader(SchemaRegistryClient.of(config), config.specificReader());
    }

    /**
     * @throws UnreadableRecordException when no later attempt can succeed
     * @throws RegistryUnavailableException when the registry cannot be asked
     */
    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
        if (reader == null) {
            throw new IllegalStateException("not configured");
        }
        if (data == null) {
            return null;
        }
        try {
            return reader.read(data);
        } catch (UnreadableRecordException e) {
            throw new UnreadableRecordException("Unreadable record in topic " + topic + ": " + e.getMessage(), e);
        }
    }
}
