package io.bellbuoy.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.Notification;
import io.bellbuoy.testing.TopicReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator tries from the front door, all the way to endpoints. */
class TrialIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path state;

    private static PipelineSettings settings;
    private static Pipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        settings = PipelineSettings.onSharedKafka(state);
        pipeline = Pipeline.start(settings);
    }

    @AfterAll
    static void stop() throws Exception {
        pipeline.close();
    }

    @Test
    void shouldSendASampleAndTellWhatCameOfIt() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            // Given
            pipeline.subscribe("tries", "ci", receiver.url(), "artifact.*");

            // When
            JsonNode status = test("tries", "ci", "{\"eventType\":\"scan.completed\"}");

            // Then
            assertThat(status.at("/outcome/verdict").asText()).isEqualTo("delivered");
            assertThat(status.at("/outcome/status").asInt()).isEqualTo(204);
            assertThat(receiver.webhooks()).singleElement().satisfies(webhook -> {
                assertThat(webhook.path("type").asText()).isEqualTo("scan.completed");
                assertThat(webhook.at("/data/id").asText())
                        .isEqualTo(status.path("event").asText())
                        .startsWith("evt_test_");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {410, 500})
    void shouldTryOnceAndConcludeNothingFromAFailure(int answer) throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver(answer)) {
            // Given
            String tenant = "fails-" + answer;
            pipeline.subscribe(tenant, "ci", receiver.url(), "artifact.pushed");

            // When
            JsonNode status = test(tenant, "ci", "{}");
            JsonNode again = test(tenant, "ci", "{}");

            // Then
            assertThat(status.at("/outcome/verdict").asText()).isEqualTo("discarded");
            assertThat(status.at("/outcome/status").asInt()).isEqualTo(answer);
            assertThat(again.at("/outcome/status").asInt()).isEqualTo(answer);
            assertThat(receiver.requests()).isEqualTo(2);
            try (var letters = reader(settings.config().catalogue().deadLetters(), DeadLetter.class);
                    var healths = reader(settings.config().catalogue().endpointHealth(), EndpointHealth.class)) {
                assertThat(letters.readToEnd()).noneMatch(letter -> letter.key().startsWith(tenant + "/"));
                assertThat(healths.readToEnd()).noneMatch(health -> health.key().startsWith(tenant + "/"));
            }
        }
    }

    @Test
    void shouldTryWhatIsDisabledAndOrdered() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            // Given
            pipeline.send(
                    "PUT",
                    "/v1/tenants/disabled/subscriptions/ci",
                    "application/json",
                    "{\"enabled\":false,\"delivery\":{\"ordered\":true},\"endpoint\":{\"url\":\"" + receiver.url()
                            + "\"}}");

            // When
            JsonNode status = test("disabled", "ci", "{}");

            // Then
            assertThat(status.at("/outcome/verdict").asText()).isEqualTo("delivered");
            assertThat(receiver.requests()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayWhyItCouldNotConnect() throws Exception {
        // Given
        pipeline.subscribe("unreachable", "ci", "http://127.0.0.1:1/", "artifact.pushed");

        // When
        JsonNode status = test("unreachable", "ci", "{}");

        // Then
        assertThat(status.at("/outcome/verdict").asText()).isEqualTo("discarded");
        assertThat(status.at("/outcome/reason").asText()).isEqualTo("connect_failed");
    }

    @Test
    void shouldTryNothingThatIsNotThereOrIsNoType() throws Exception {
        assertThat(post("unreachable", "nobody", "{}").statusCode()).isEqualTo(404);
        assertThat(post("unreachable", "ci", "{\"eventType\":\"A b\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldShowAnEndpointAsSuspendedUntilItsSubscriptionIsResumed() throws Exception {
        try (WebhookReceiver gone = new WebhookReceiver(410)) {
            // Given
            pipeline.subscribe("shows", "ci", gone.url(), "tag.deleted");
            String subscription = "/v1/tenants/shows/subscriptions/ci";
            JsonNode healthy = health(subscription);

            // When
            pipeline.send("POST", "/v1/tenants/shows/events", "application/json", "{\"type\":\"tag.deleted\"}");
            await().atMost(60, SECONDS)
                    .until(() -> health(subscription).path("state").asText().equals("suspended"));
            JsonNode suspended = health(subscription);
            pipeline.send("POST", subscription + "/resume", "application/json", "{}");

            // Then
            assertThat(healthy.path("state").asText()).isEqualTo("healthy");
            assertThat(suspended.path("reason").asText()).isEqualTo("endpoint_gone");
            assertThat(health(subscription).path("state").asText()).isEqualTo("healthy");
        }
    }

    @Test
    void shouldBringThePlatformTheEventsOfEveryTenantUntilItAsksNoMore() throws Exception {
        try (WebhookReceiver platform = new WebhookReceiver();
                WebhookReceiver own = new WebhookReceiver()) {
            // Given
            String audit = "/v1/platform/subscriptions/audit";
            HttpResponse<String> made = pipeline.send(
                    "PUT",
                    audit,
                    "application/json",
                    "{\"eventTypes\":[\"build.uploaded\"],\"endpoint\":{\"url\":\"" + platform.url() + "\"}}");
            assertThat(made.statusCode()).isEqualTo(201);

            // When
            for (int tenant = 0; tenant < 5; tenant++) {
                upload("builds-" + tenant);
            }
            await().atMost(60, SECONDS).until(() -> platform.webhooks().size() == 5);
            pipeline.send("DELETE", audit, "application/json", "");
            for (int tenant = 0; tenant < 5; tenant++) {
                pipeline.subscribe("builds-" + tenant, "ci", own.url(), "build.uploaded");
                upload("builds-" + tenant);
            }
            await().atMost(60, SECONDS).until(() -> own.webhooks().size() == 5);

            // Then
            assertThat(platform.requests()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/platform/delivery-hold", "/v1/tenants/holds/delivery-hold"})
    void shouldHoldDeliveriesAndLoseNone(String hold) throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                var parked = reader(settings.config().catalogue().retry(Duration.ofSeconds(1)), Notification.class)) {
            // Given
            pipeline.subscribe("holds", "ci", receiver.url(), "tag.created");
            HttpResponse<String> held = pipeline.send("PUT", hold, "application/json", "{\"reason\":\"maintenance\"}");
            assertThat(held.statusCode()).isEqualTo(201);

            // When
            pipeline.send("POST", "/v1/tenants/holds/events", "application/json", "{\"type\":\"tag.created\"}");
            parked.readUntil(
                    records -> records.stream().anyMatch(record -> record.key().equals("holds/ci")));
            HttpResponse<String> refused = post("holds", "ci", "{}");
            int requestsWhileHeld = receiver.requests();
            HttpResponse<String> lifted = pipeline.send("DELETE", hold, "application/json", "");

            // Then
            await().atMost(60, SECONDS).until(() -> receiver.webhooks().size() == 1);
            assertThat(requestsWhileHeld).isZero();
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("maintenance");
            assertThat(lifted.statusCode()).isEqualTo(204);
            assertThat(pipeline.send("GET", hold, "application/json", "").statusCode())
                    .isEqualTo(404);
            pipeline.send("DELETE", "/v1/tenants/holds/subscriptions/ci", "application/json", "");
        }
    }

    private static JsonNode health(String subscription) throws Exception {
        return JSON.readTree(pipeline.send("GET", subscription, "application/json", "")
                        .body())
                .path("health");
    }

    private static void upload(String tenant) throws Exception {
        pipeline.send("POST", "/v1/tenants/" + tenant + "/events", "application/json", "{\"type\":\"build.uploaded\"}");
    }

    private static JsonNode test(String tenant, String id, String body) throws Exception {
        HttpResponse<String> answer = post(tenant, id, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String tenant, String id, String body) throws Exception {
        return pipeline.send(
                "POST", "/v1/tenants/" + tenant + "/subscriptions/" + id + "/test", "application/json", body);
    }

    private static <T extends SpecificRecord> TopicReader<String, T> reader(String topic, Class<T> type) {
        return TopicReader.ofAvro(settings.bootstrapServers(), settings.schemaRegistry(), topic, type);
    }
}
