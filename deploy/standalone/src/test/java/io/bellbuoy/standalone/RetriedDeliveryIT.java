package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry delivers again, because it had no answer, is the same event: all the way to who is notified. */
class RetriedDeliveryIT {

    private static final String SECRET = "a-secret-for-tests-only";

    @TempDir
    private Path state;

    @Test
    void shouldNotifyOnceOfWhatARegistryDeliversTwice() throws Exception {
        // Given: a registry that signs, and has no token of ours
        PipelineSettings settings = PipelineSettings.onSharedKafka(state);
        try (WebhookReceiver receiver = new WebhookReceiver();
                Pipeline pipeline = Pipeline.start(settings)) {
            pipeline.subscribe("acme", "ci", receiver.url(), "artifact.pushed");
            pipeline.send(
                    "PUT",
                    "/v1/tenants/acme/sources/distribution",
                    "application/json",
                    "{\"verification\": \"github-hmac\", \"secrets\": [\"" + SECRET + "\"]}");

            // When
            Stream.of("first", "first", "second")
                    .forEach(id -> assertThat(deliver(pipeline, id)).isEqualTo(202));

            // Then: a tenant's events keep their order, so what comes before the second event has been matched
            await().atMost(60, SECONDS).until(() -> receiver.webhooks().size() == 2);
            try (var notifications = settings.notifications()) {
                assertThat(notifications.readToEnd())
                        .extracting(found -> found.value().getEvent().getId())
                        .containsExactly("first", "second");
            }
            assertThat(receiver.requests()).isEqualTo(2);
        }
    }

    private static int deliver(Pipeline pipeline, String id) {
        String body =
                """
                {"events": [{"id": "%s", "timestamp": "2026-11-21T12:00:00Z", "action": "push",
                  "target": {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:ab",
                    "repository": "library/hello", "tag": "1.0"}}]}
                """
                        .formatted(id);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(pipeline.url() + "/v1/tenants/acme/ingest/distribution"))
                .header("Content-Type", "application/vnd.docker.distribution.events.v2+json")
                .header("X-Hub-Signature-256", "sha256=" + hmac(body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private static String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
