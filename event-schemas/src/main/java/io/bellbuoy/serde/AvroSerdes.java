package io.bellbuoy.serde;

import io.bellbuoy.events.AvroTrust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The value serdes of every service, configured and ready. Which classes they are is said as Kafka clients say it, by
 * {@code value.serializer} and {@code value.deserializer}, and else by this build, which means
 * {@link RegistryAvroSerializer} and {@link RegistryAvroDeserializer} unless it was made with profile {@code confluent}.
 */
public final class AvroSerdes {
    /** Registered schemas are for readers in any language. */
    private static final Map<String, ?> FOR_WRITING = Map.of(SerdeConfig.REMOVE_JAVA_PROPERTIES, true);

    private static final Map<String, ?> FOR_READING = Map.of(SerdeConfig.SPECIFIC_READER, true);

    private AvroSerdes() {}

    /**
     * A serializer for generated and generic records alike, typed as its user wants it.
     *
     * @param settings those of Confluent's serdes, {@code schema.registry.url} at least; others pass by
     * @throws org.apache.kafka.common.config.ConfigException when they do not add up
     */
    @SuppressWarnings("unchecked") // an Avro serializer takes any record
    public static <T> Serializer<T> serializer(Map<String, ?> settings) {
        Serializer<T> serializer = instance(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, settings, Serializer.class);
        serializer.configure(with(settings, FOR_WRITING), false);
        return serializer;
    }

    /**
     * A deserializer that throws {@link UnreadableRecordException} for a record that is to be set aside, one of another type
     * included, and {@link RegistryUnavailableException} for one that is to be kept until the registry is back.
     *
     * @param settings as for {@link #serializer}
     * @throws org.apache.kafka.common.config.ConfigException when they do not add up
     */
    public static <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type, Map<String, ?> settings) {
        AvroTrust.ensure();
        Deserializer<?> deserializer =
                instance(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, settings, Deserializer.class);
        deserializer.configure(with(settings, FOR_READING), false);
        return new TypedDeserializer<>(type, deserializer);
    }

    private static <S> S instance(String key, Map<String, ?> settings, Class<S> kind) {
        ConfigDef definition = new ConfigDef()
                .define(
                        key,
                        ConfigDef.Type.CLASS,
                        ofThisBuild().getProperty(key),
                        Importance.HIGH,
                        "The serde's class.");
        return new AbstractConfig(definition, settings, false).getConfiguredInstance(key, kind);
    }

    private static Properties ofThisBuild() {
        Properties properties = new Properties();
        try (InputStream in = AvroSerdes.class.getResourceAsStream("serdes.properties")) {
            properties.load(Objects.requireNonNull(in, "serdes.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Map<String, Object> with(Map<String, ?> settings, Map<String, ?> forced) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(forced);
        return all;
    }
}
