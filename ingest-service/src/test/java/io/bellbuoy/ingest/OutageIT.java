package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageIT {

    private static final String EVENTS = "/v1/tenants/acme/events";
    private static final String SUBSCRIPTION = "/v1/tenants/acme/subscriptions/ci";
    private static final String PING = "{\"type\":\"ping\"}";
    private static final String MINIMAL = "{\"endpoint\":{\"url\":\"https://ci.example/hook\"}}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void shouldAnswer503WhileKafkaIsAwayAndRecoverWithoutARestart() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(directory, 0, Map.of()))) {
            BellbuoyConfig config = IngestFixture.config(
                    kafka.bootstrapServers(),
                    TestKafka.shared().schemaRegistryUrl(),
                    "outage.",
                    "http.accept-timeout=2s");
            IngestFixture.provision(config);
            try (IngestFixture ingest = IngestFixture.start(config)) {
                assertThat(ingest.sendJson("POST", EVENTS, PING).statusCode()).isEqualTo(202);
                assertThat(ingest.sendJson("PUT", SUBSCRIPTION, MINIMAL).statusCode())
                        .isEqualTo(201);

                // When
                kafka.stop();

                // Then
                assertUnavailable(ingest.sendJson("POST", EVENTS, PING));
                assertUnavailable(ingest.sendJson("PUT", SUBSCRIPTION, MINIMAL));
                assertUnavailable(ingest.send("GET", SUBSCRIPTION));
                assertUnavailable(ingest.send("DELETE", SUBSCRIPTION));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(ingest.manage("/readyz").statusCode())
                                .isEqualTo(503));

                // When
                kafka.start();

                // Then
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(ingest.sendJson("POST", EVENTS, PING).statusCode())
                            .isEqualTo(202);
                    assertThat(ingest.sendJson("PUT", SUBSCRIPTION, MINIMAL).statusCode())
                            .isEqualTo(200);
                    assertThat(ingest.send("GET", SUBSCRIPTION).statusCode()).isEqualTo(200);
                    assertThat(ingest.manage("/readyz").statusCode()).isEqualTo(200);
                });
            }
        }
    }

    @Test
    void shouldNotTrustItsMemoryOfTokensWhileKafkaCannotTellWhichAreRevoked() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(directory, 0, Map.of()))) {
            BellbuoyConfig config = IngestFixture.config(
                    kafka.bootstrapServers(),
                    TestKafka.shared().schemaRegistryUrl(),
                    "tokens.",
                    "http.accept-timeout=2s");
            IngestFixture.provision(config);
            try (IngestFixture ingest = IngestFixture.start(config)) {
                HttpResponse<String> made =
                        ingest.sendJson("POST", "/v1/platform/tokens", "{\"role\":\"platform-admin\"}");
                String token = IngestFixture.json(made).path("token").textValue();
                assertThat(eventTypes(ingest, token).statusCode()).isEqualTo(200);

                // When
                kafka.stop();

                // Then
                await().atMost(PATIENCE).untilAsserted(() -> assertUnavailable(eventTypes(ingest, token)));
                assertThat(eventTypes(ingest, IngestFixture.TOKEN).statusCode()).isEqualTo(200);

                // When
                kafka.start();

                // Then
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                                eventTypes(ingest, token).statusCode())
                        .isEqualTo(200));
            }
        }
    }

    private static HttpResponse<String> eventTypes(IngestFixture ingest, String token) throws Exception {
        return ingest.send(
                ingest.withoutToken("GET", "/v1/event-types", "").header("Authorization", "Bearer " + token));
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
