package io.bellbuoy.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.events.EndpointHealth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one side writes the other reads, and neither can tell the difference. */
class ConfluentInteroperabilityTest {
    private final TestRegistry registry = TestRegistry.start();

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    enum Side {
        OURS(RegistryAvroSerializer.class.getName(), RegistryAvroDeserializer.class.getName()),
        GENUINE(Genuine.SERIALIZER, Genuine.DESERIALIZER);

        private final String serializer;
        private final String deserializer;

        Side(String serializer, String deserializer) {
            this.serializer = serializer;
            this.deserializer = deserializer;
        }
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Side.values())
                .flatMap(writer -> Arrays.stream(Side.values()).map(reader -> Arguments.of(writer, reader)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void shouldReadGeneratedRecordsOfEachOther(Side writer, Side reader) {
        byte[] bytes = writer(writer).serialize("health", TestSchemas.health());

        assertThat(reader(reader).deserialize("health", bytes)).isEqualTo(TestSchemas.health());
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void shouldReadGenericRecordsOfEachOther(Side writer, Side reader) {
        byte[] bytes = writer(writer).serialize("ports", TestSchemas.port());

        assertThat(genericReader(reader).deserialize("ports", bytes)).isEqualTo(TestSchemas.port());
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void shouldReadRecordsOlderThanTheReader(Side writer, Side reader) {
        byte[] bytes = writer(writer).serialize("health", TestSchemas.older());

        EndpointHealth health = reader(reader).deserialize("health", bytes);

        assertThat(health)
                .isEqualTo(EndpointHealth.newBuilder()
                        .setTenant("acme")
                        .setSubscription("ci")
                        .build());
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void shouldReadRecordsNewerThanTheReader(Side writer, Side reader) {
        byte[] bytes = writer(writer).serialize("health", TestSchemas.newer());

        EndpointHealth health = reader(reader).deserialize("health", bytes);

        assertThat(health)
                .isEqualTo(EndpointHealth.newBuilder().setTenant("acme").build());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWriteTheSameBytesAndRegisterTheSameSchema(boolean withoutJavaProperties) {
        Map<String, Object> settings = settings(Map.of(SerdeConfig.REMOVE_JAVA_PROPERTIES, withoutJavaProperties));

        for (IndexedRecord record :
                new IndexedRecord[] {TestSchemas.health(), TestSchemas.older(), TestSchemas.newer(), TestSchemas.port()
                }) {
            byte[] ours = writer(Side.OURS, settings).serialize("any", record);
            byte[] genuine = writer(Side.GENUINE, settings).serialize("any", record);

            assertThat(ours).isEqualTo(genuine);
        }
        assertThat(registry.schemas()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void shouldPassTombstones(Side writer, Side reader) {
        assertThat(writer(writer).serialize("health", null)).isNull();
        assertThat(reader(reader).deserialize("health", null)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void shouldCallAnUnknownIdUnreadable(Side reader) {
        assertThatThrownBy(() -> reader(reader).deserialize("health", new byte[] {0, 0, 0, 0, 99, 0}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("40403");
    }

    @ParameterizedTest
    @EnumSource
    void shouldCallOtherBytesUnreadable(Side reader) {
        byte[] bytes = writer(Side.OURS).serialize("health", TestSchemas.health());

        assertThatThrownBy(() -> reader(reader).deserialize("health", Arrays.copyOf(bytes, 8)))
                .isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> reader(reader).deserialize("health", new byte[] {'{', '}', 0, 0, 0, 0, 0}))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCallARecordOfAnotherTypeUnreadable(Side reader) {
        byte[] bytes = writer(Side.OURS).serialize("health", TestSchemas.port());

        assertThatThrownBy(() -> reader(reader).deserialize("health", bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContainingAll("io.bellbuoy.events.EndpointHealth", "io.bellbuoy.test.Port");
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotBlameTheRecordWhenNoRegistryListens(Side reader) {
        byte[] bytes = writer(Side.OURS).serialize("health", TestSchemas.health());
        registry.close();

        assertThatThrownBy(() -> reader(reader).deserialize("health", bytes))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @ParameterizedTest
    @MethodSource("everyTrouble")
    void shouldNotBlameTheRecordForTroubleInTheRegistry(Side reader, int status) {
        byte[] bytes = writer(Side.OURS).serialize("health", TestSchemas.health());
        registry.answerNext(status, "{\"error_code\":" + status + ",\"message\":\"no\"}");

        assertThatThrownBy(() -> reader(reader).deserialize("health", bytes))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    static Stream<Arguments> everyTrouble() {
        return Arrays.stream(Side.values()).flatMap(side -> Stream.of(401, 403, 429, 500, 502, 503, 504)
                .map(status -> Arguments.of(side, status)));
    }

    private Serializer<Object> writer(Side side) {
        return writer(side, settings(Map.of(SerdeConfig.REMOVE_JAVA_PROPERTIES, true)));
    }

    @SuppressWarnings("unchecked") // an Avro serializer takes any record
    private static Serializer<Object> writer(Side side, Map<String, Object> settings) {
        return Genuine.within(() -> {
            Serializer<Object> serializer = instance(side.serializer, Serializer.class);
            serializer.configure(settings, false);
            return serializer;
        });
    }

    private Deserializer<EndpointHealth> reader(Side side) {
        Map<String, Object> settings =
                settings(Map.of(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, side.deserializer));
        return Genuine.within(() -> AvroSerdes.deserializer(EndpointHealth.class, settings));
    }

    @SuppressWarnings("unchecked") // any record is an object
    private Deserializer<Object> genericReader(Side side) {
        return Genuine.within(() -> {
            Deserializer<Object> deserializer = instance(side.deserializer, Deserializer.class);
            deserializer.configure(settings(Map.of()), false);
            return deserializer;
        });
    }

    private Map<String, Object> settings(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put(SerdeConfig.URL, registry.url());
        all.put(SerdeConfig.MAX_RETRIES, 0);
        return all;
    }

    private static <T> T instance(String className, Class<T> kind) {
        try {
            return Utils.newInstance(className, kind);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
