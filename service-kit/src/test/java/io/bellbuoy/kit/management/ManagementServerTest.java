package io.bellbuoy.kit.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.kit.config.ManagementConfig;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ManagementServerTest {

    private final Vertx vertx = Vertx.vertx();
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();
    private final ManagementServer server =
            new ManagementServer(vertx, new ManagementConfig("127.0.0.1", 0), health, metrics);

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        metrics.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldBeReadyOnlyWhileEveryCheckIsUpAndSayWhichIsNotAndWhy() throws Exception {
        // Given
        AtomicReference<HealthStatus> view = new AtomicReference<>(HealthStatus.down("reading"));
        health.readiness("kafka", HealthStatus::up);
        health.readiness("view", view::get);

        // When
        HttpResponse<String> before = get("/readyz");
        view.set(HealthStatus.up());
        HttpResponse<String> after = get("/readyz");

        // Then
        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(before.body()))
                .isEqualTo(
                        new JsonObject(
                                """
                        {"status": "down", "checks": [
                          {"name": "kafka", "status": "up"},
                          {"name": "view", "status": "down", "reason": "reading"}]}"""));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(after.body()).getString("status")).isEqualTo("up");
    }

    @Test
    void shouldStayAliveWhileNotReady() throws Exception {
        // Given
        health.readiness("view", () -> HealthStatus.down("reading"));

        // Then
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeACheckThatThrowsAsDown() throws Exception {
        // Given
        health.liveness("lane", () -> {
            throw new IllegalStateException("broken");
        });

        // When
        HttpResponse<String> response = get("/livez");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("lane", "broken");
    }

    @Test
    void shouldServeOurMetricsAndTheJvms() throws Exception {
        // Given
        metrics.counter(Metric.VIEW_UNREADABLE, "worker", "bellbuoy.subscriptions")
                .increment(3);

        // When
        HttpResponse<String> response = get("/metrics");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(response.body())
                .contains(
                        "bellbuoy_view_unreadable_records_total{role=\"worker\",topic=\"bellbuoy.subscriptions\"} 3.0")
                .contains("# HELP bellbuoy_view_unreadable_records_total " + Metric.VIEW_UNREADABLE.description())
                .contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }

    @Test
    void shouldAnswerNothingElse() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldStartAndStopTwiceWithoutHarm() throws Exception {
        // When
        int port = server.port();
        server.start();

        // Then
        assertThat(server.port()).isEqualTo(port);
        server.stop();
        server.stop();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
