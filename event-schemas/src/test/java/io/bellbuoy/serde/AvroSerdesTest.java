package io.bellbuoy.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.events.EndpointHealth;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {
    private final TestRegistry registry = TestRegistry.start();
    private final Map<String, ?> settings = Map.of(SerdeConfig.URL, registry.url());

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldWriteAndReadWithTheSerdesOfThisBuild() {
        byte[] bytes = AvroSerdes.serializer(settings).serialize("health", TestSchemas.health());

        assertThat(AvroSerdes.deserializer(EndpointHealth.class, settings).deserialize("health", bytes))
                .isEqualTo(TestSchemas.health());
    }

    @Test
    void shouldRegisterSchemasForEveryLanguage() {
        AvroSerdes.serializer(settings).serialize("health", TestSchemas.health());

        assertThat(registry.schemas().toString()).doesNotContain("avro.java.string");
    }

    @Test
    void shouldPreferTheSerdesThatTheSettingsName() {
        Serializer<Object> serializer = AvroSerdes.serializer(
                Map.of(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName()));
        Deserializer<EndpointHealth> deserializer = AvroSerdes.deserializer(
                EndpointHealth.class, Map.of(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class));

        assertThat(serializer).isInstanceOf(StringSerializer.class);
        assertThatThrownBy(() -> deserializer.deserialize("health", new byte[] {'a'}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage(
                        "Cannot read a io.bellbuoy.events.EndpointHealth from topic health: it is a java.lang.String");
    }

    @Test
    void shouldNameBothTypesOfARecordThatIsNotTheWantedOne() {
        byte[] bytes = AvroSerdes.serializer(settings).serialize("health", TestSchemas.port());

        assertThatThrownBy(() ->
                        AvroSerdes.deserializer(EndpointHealth.class, settings).deserialize("health", bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContainingAll("io.bellbuoy.events.EndpointHealth", "io.bellbuoy.test.Port");
    }

    @Test
    void shouldRefuseSettingsThatDoNotAddUp() {
        assertThatThrownBy(() -> AvroSerdes.serializer(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
        assertThatThrownBy(() -> AvroSerdes.serializer(
                        Map.of(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringDeserializer.class)))
                .isInstanceOf(KafkaException.class);
    }
}
