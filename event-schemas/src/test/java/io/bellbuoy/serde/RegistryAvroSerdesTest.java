package io.bellbuoy.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.events.EndpointHealth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryAvroSerdesTest {
    private final TestRegistry registry = TestRegistry.start();

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldWriteAGenericRecordBehindItsSchemaId() {
        byte[] bytes = serializer(Map.of(), false).serialize("ports", TestSchemas.port());

        assertThat(bytes).containsExactly(0, 0, 0, 0, 1, 8, 'H', 'o', 'o', 'k', 24);
        assertThat(deserializer(Map.of()).deserialize("ports", bytes)).isEqualTo(TestSchemas.port());
    }

    @Test
    void shouldWriteAndReadAGeneratedRecordWithLogicalTypes() {
        byte[] bytes = serializer(Map.of(), false).serialize("health", TestSchemas.health());

        Object read = deserializer(Map.of(SerdeConfig.SPECIFIC_READER, true)).deserialize("health", bytes);

        assertThat(read).isEqualTo(TestSchemas.health());
    }

    @Test
    void shouldNameTheSubjectAfterTheTopic() {
        serializer(Map.of(), false).serialize("ports", TestSchemas.port());
        serializer(Map.of(), true).serialize("ports", TestSchemas.port());

        assertThat(registry.requests())
                .extracting(TestRegistry.Request::line)
                .containsExactly("POST /subjects/ports-value/versions", "POST /subjects/ports-key/versions");
    }

    @Test
    void shouldRegisterASchemaForEveryLanguageWhenAsked() {
        serializer(Map.of(SerdeConfig.REMOVE_JAVA_PROPERTIES, true), false).serialize("health", TestSchemas.health());

        assertThat(EndpointHealth.getClassSchema().toString()).contains("avro.java.string");
        assertThat(registry.schemas()).singleElement().satisfies(schema -> assertThat(schema.toString())
                .doesNotContain("avro.java.string")
                .contains("timestamp-millis", "doc"));
    }

    @Test
    void shouldNotRegisterWhenForbidden() {
        Map<String, ?> settings = Map.of(SerdeConfig.AUTO_REGISTER, "false");

        assertThatThrownBy(() -> serializer(settings, false).serialize("ports", TestSchemas.port()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Port for subject ports-value")
                .hasMessageContaining("40403");
        assertThat(registry.schemas()).isEmpty();
    }

    @Test
    void shouldPassTombstones() {
        assertThat(serializer(Map.of(), false).serialize("ports", null)).isNull();
        assertThat(deserializer(Map.of()).deserialize("ports", null)).isNull();
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoRecord() {
        assertThatThrownBy(() -> serializer(Map.of(), false).serialize("ports", "Hook"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void shouldRefuseARecordThatDoesNotFitItsSchema() {
        assertThatThrownBy(
                        () -> serializer(Map.of(), false).serialize("ports", new GenericData.Record(TestSchemas.PORT)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("A value for topic ports does not fit its schema io.bellbuoy.test.Port");
    }

    @Test
    void shouldCallTruncatedBytesUnreadable() {
        byte[] bytes = serializer(Map.of(), false).serialize("ports", TestSchemas.port());

        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> deserializer(Map.of()).deserialize("ports", truncated))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("topic ports");
        }
    }

    @Test
    void shouldCallAStringLongerThanTheRecordUnreadable() {
        serializer(Map.of(), false).serialize("ports", TestSchemas.port());
        byte[] twoGigabytes = {0, 0, 0, 0, 1, (byte) 0xfc, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0xf};

        assertThatThrownBy(() -> deserializer(Map.of()).deserialize("ports", twoGigabytes))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void shouldCallARecordUnreadableForWhichThereIsNoClass() {
        byte[] bytes = serializer(Map.of(), false).serialize("ports", TestSchemas.port());

        assertThatThrownBy(() ->
                        deserializer(Map.of(SerdeConfig.SPECIFIC_READER, true)).deserialize("ports", bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("schema id 1 is io.bellbuoy.test.Port");
    }

    @Test
    void shouldNotLoadAClassThatWasNotGenerated() {
        Schema schema =
                SchemaBuilder.record("java.lang.ProcessBuilder").fields().endRecord();
        byte[] bytes = serializer(Map.of(), false).serialize("ports", new GenericData.Record(schema));

        assertThatThrownBy(() ->
                        deserializer(Map.of(SerdeConfig.SPECIFIC_READER, true)).deserialize("ports", bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("java.lang.ProcessBuilder");
    }

    @Test
    void shouldNameTopicIdAndRegistryOfAnUnknownSchema() {
        byte[] bytes = {0, 0, 0, 0, 9, 0};

        assertThatThrownBy(() -> deserializer(Map.of()).deserialize("ports", bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContainingAll("topic ports", "id 9", registry.url(), "40403");
    }

    private RegistryAvroSerializer serializer(Map<String, ?> settings, boolean isKey) {
        RegistryAvroSerializer serializer = new RegistryAvroSerializer();
        serializer.configure(withUrl(settings), isKey);
        return serializer;
    }

    private RegistryAvroDeserializer deserializer(Map<String, ?> settings) {
        RegistryAvroDeserializer deserializer = new RegistryAvroDeserializer();
        deserializer.configure(withUrl(settings), false);
        return deserializer;
    }

    private Map<String, Object> withUrl(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(SerdeConfig.URL, registry.url());
        return all;
    }
}
