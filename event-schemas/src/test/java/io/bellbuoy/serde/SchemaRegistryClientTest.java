package io.bellbuoy.serde;

import static io.bellbuoy.serde.TestSchemas.PORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryClientTest {
    private final TestRegistry registry = TestRegistry.start();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldRegisterAndFindAgain() {
        int id = client(registry.url()).register("ports-value", PORT);

        assertThat(client(registry.url()).lookUp("ports-value", PORT)).isEqualTo(id);
        assertThat(client(registry.url()).schema(id)).isEqualTo(PORT);
        assertThat(registry.requests())
                .extracting(TestRegistry.Request::line)
                .containsExactly(
                        "POST /subjects/ports-value/versions", "POST /subjects/ports-value", "GET /schemas/ids/" + id);
    }

    @Test
    void shouldAskOnlyOnce() {
        SchemaRegistryClient client = client(registry.url());

        for (int i = 0; i < 3; i++) {
            client.schema(client.register("ports-value", new Schema.Parser().parse(PORT.toString())));
        }

        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void shouldAskAgainForAnIdThatWasUnknown() {
        SchemaRegistryClient client = client(registry.url());
        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("schema id 1 is unknown: " + registry.url()
                        + " answered 404, error code 40403: Schema not found");

        client.register("ports-value", PORT);

        assertThat(client.schema(1)).isEqualTo(PORT);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void shouldTryAgainAfterAPassingTrouble(int status) {
        registry.answerNext(status, "").answerNext(status, "");

        client(registry.url()).register("ports-value", PORT);

        assertThat(registry.requests()).hasSize(3);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void shouldGiveUpInTheEnd() {
        for (int i = 0; i < 4; i++) {
            registry.answerNext(503, "{\"error_code\":50301,\"message\":\"no leader\"}");
        }

        assertThatThrownBy(() -> client(registry.url()).schema(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage("No answer from schema registry [" + registry.url() + "] to GET /schemas/ids/7, last: "
                        + registry.url() + " answered 503, error code 50301: no leader");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void shouldFailOverAndStayThere() throws IOException {
        String nobody = "http://127.0.0.1:" + freePort();
        SchemaRegistryClient client = client(nobody + "," + registry.url());

        int id = client.register("ports-value", PORT);
        registry.answerNext(503, "");

        assertThat(client.schema(id)).isEqualTo(PORT);
        assertThat(pauses)
                .as("none for the fail-over, one after both had failed")
                .hasSize(1);
    }

    @Test
    void shouldNeverShowCredentials() throws IOException {
        String nobody = "127.0.0.1:" + freePort();

        assertThatThrownBy(() -> client("http://ann:safe@" + nobody).schema(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(nobody)
                .hasStackTraceContaining("ConnectException")
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("safe"));
    }

    @Test
    void shouldSendTheCredentials() {
        client("http://ann:safe@" + registry.authority()).register("ports-value", PORT);
        client(Map.of(
                        SerdeConfig.URL,
                        registry.url(),
                        SerdeConfig.BEARER_SOURCE,
                        "STATIC_TOKEN",
                        SerdeConfig.BEARER_TOKEN,
                        "abc"))
                .schema(1);

        assertThat(registry.requests())
                .extracting(TestRegistry.Request::authorization)
                .containsExactly("Basic YW5uOnNhZmU=", "Bearer abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldNotBlameTheRecordWhenCredentialsAreRefused(int status) {
        registry.answerNext(status, "{\"error_code\":" + status + ",\"message\":\"not you\"}");

        assertThatThrownBy(() -> client(registry.url()).schema(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("answered " + status + ": not you");
        assertThat(registry.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Not Found</html>", "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}", ""})
    void shouldNotBlameTheRecordForAWrongPath(String body) {
        registry.answerNext(404, body);

        assertThatThrownBy(() -> client(registry.url()).schema(1)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void shouldNotBlameTheRecordForAPageInsteadOfASchema() {
        registry.answerNext(200, "<html>Please log in</html>");

        assertThatThrownBy(() -> client(registry.url()).schema(1)).isInstanceOf(RegistryUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 422})
    void shouldPassOnWhyASchemaIsRefused(int status) {
        registry.answerNext(status, "{\"error_code\":" + status + ",\"message\":\"depth must stay\"}");

        assertThatThrownBy(() -> client(registry.url()).register("ports-value", PORT))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("io.bellbuoy.test.Port for subject ports-value")
                .hasMessageContaining("answered " + status + ": depth must stay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}",
                "{\"schema\":\"{\\\"type\\\":\\\"Elsewhere\\\"}\"}",
            })
    void shouldCallARecordUnreadableWhoseSchemaIsNoAvro(String answer) {
        registry.answerNext(200, answer);

        assertThatThrownBy(() -> client(registry.url()).schema(1)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void shouldNotWaitForEverForAnAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SchemaRegistryClient client = client(Map.of(
                    SerdeConfig.URL,
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    SerdeConfig.READ_TIMEOUT,
                    50,
                    SerdeConfig.MAX_RETRIES,
                    0));

            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("within 50 ms");
        }
    }

    @Test
    void shouldStopWaitingWhenInterrupted() {
        registry.answerNext(503, "");
        SchemaRegistryClient client = new SchemaRegistryClient(new RegistryTransport(
                new SerdeConfig(Map.of(SerdeConfig.URL, registry.url())),
                pause -> {
                    throw new InterruptedException();
                },
                () -> 1));

        assertThatThrownBy(() -> client.schema(1)).isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private SchemaRegistryClient client(String urls) {
        return client(Map.of(SerdeConfig.URL, urls));
    }

    private SchemaRegistryClient client(Map<String, ?> settings) {
        SerdeConfig config = new SerdeConfig(new HashMap<>(settings));
        return new SchemaRegistryClient(new RegistryTransport(config, pauses::add, () -> 1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
