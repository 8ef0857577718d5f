package io.bellbuoy.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.events.EndpointHealth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our serdes with a registry that others wrote, each test with a topic of its own. */
class ApicurioIT {
    private static ApicurioRegistry registry;

    @BeforeAll
    static void startRegistry() throws IOException, InterruptedException {
        registry = ApicurioRegistry.start(Path.of("target", "apicurio"));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(registry.url() + "/config"))
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"compatibility\":\"FULL_TRANSITIVE\"}"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stopRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void shouldReadBackWhatItRegistered() {
        byte[] bytes = serializer(true).serialize("read-back", TestSchemas.health());

        assertThat(deserializer().deserialize("read-back", bytes)).isEqualTo(TestSchemas.health());
    }

    @Test
    void shouldLookUpTheSameId() {
        byte[] registered = serializer(true).serialize("look-up", TestSchemas.health());

        byte[] lookedUp = serializer(false).serialize("look-up", TestSchemas.health());

        assertThat(lookedUp).isEqualTo(registered);
    }

    @Test
    void shouldNotLookUpWhatWasNeverRegistered() {
        assertThatThrownBy(() -> serializer(false).serialize("never", TestSchemas.health()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("EndpointHealth for subject never-value");
    }

    @Test
    void shouldReadAllVersionsOfASchemaThatEvolves() {
        Serializer<Object> serializer = serializer(true);

        byte[] older = serializer.serialize("evolve", TestSchemas.older());
        byte[] ours = serializer.serialize("evolve", TestSchemas.health());
        byte[] newer = serializer.serialize("evolve", TestSchemas.newer());

        assertThat(WireFormat.schemaId(older))
                .isNotEqualTo(WireFormat.schemaId(ours))
                .isNotEqualTo(WireFormat.schemaId(newer));
        Deserializer<EndpointHealth> deserializer = deserializer();
        assertThat(deserializer.deserialize("evolve", older).getSubscription()).isEqualTo("ci");
        assertThat(deserializer.deserialize("evolve", ours)).isEqualTo(TestSchemas.health());
        assertThat(deserializer.deserialize("evolve", newer).getTenant()).isEqualTo("acme");
    }

    @Test
    void shouldPassOnWhyAnIncompatibleChangeIsRefused() {
        serializer(true).serialize("refuse", TestSchemas.older());
        Schema withoutDefault = SchemaBuilder.record("EndpointHealth")
                .namespace("io.bellbuoy.events")
                .fields()
                .requiredString("owner")
                .endRecord();
        GenericRecord record =
                new GenericRecordBuilder(withoutDefault).set("owner", "acme").build();

        assertThatThrownBy(() -> serializer(true).serialize("refuse", record))
                .isInstanceOf(SerializationException.class)
                .hasMessageContainingAll(
                        "EndpointHealth for subject refuse-value", "answered 409", "Incompatible", "owner");
    }

    @Test
    void shouldCallAnUnknownIdUnreadable() {
        byte[] bytes = {0, 0x7f, 0, 0, 0, 0};

        assertThatThrownBy(() -> deserializer().deserialize("unknown", bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContainingAll("id 2130706432", registry.url(), "40403");
    }

    private static Serializer<Object> serializer(boolean autoRegister) {
        return AvroSerdes.serializer(Map.of(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                RegistryAvroSerializer.class,
                SerdeConfig.URL,
                registry.url(),
                SerdeConfig.AUTO_REGISTER,
                autoRegister));
    }

    private static Deserializer<EndpointHealth> deserializer() {
        return AvroSerdes.deserializer(
                EndpointHealth.class,
                Map.of(
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        RegistryAvroDeserializer.class,
                        SerdeConfig.URL,
                        registry.url()));
    }
}
