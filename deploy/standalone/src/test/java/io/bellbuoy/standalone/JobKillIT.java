package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.matching.NotificationId;
import io.bellbuoy.testing.TopicReader;
import io.bellbuoy.testing.TopicWriter;
import io.bellbuoy.topics.SubscriptionKey;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of two tenants, each with an instance of its own, one of which is killed. */
class JobKillIT {

    private static final int NOTIFICATIONS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** On the one and on the other of two partitions. */
    private static final List<String> TENANTS = List.of("acme", "globex");

    @TempDir
    private Path dir;

    @Test
    void shouldGoOnWithTheJobsOfAKilledInstanceAndSendNothingTwice() throws Exception {
        // Given
        PipelineSettings settings = PipelineSettings.onSharedKafka(dir.resolve("state"));
        Path log = dir.resolve("ingest.log");
        try (Pipeline pipeline = Pipeline.startFrontDoor(settings);
                RoleProcess other = RoleProcess.start("ingest", settings, log);
                TopicReader<String, Notification> notifications = settings.notifications()) {
            other.awaitStarted();
            for (String tenant : TENANTS) {
                pipeline.subscribe(tenant, "ci", "http://127.0.0.1:9/hook", "artifact.pushed");
                letDie(tenant, settings);
                report(tenant, pipeline);
            }

            // When
            List<String> jobs = Stream.concat(
                            TENANTS.stream()
                                    .map(tenant ->
                                            ask(pipeline, tenant, "dead-letters/replay", "{\"rate\": \"20/s\"}")),
                            TENANTS.stream()
                                    .map(tenant -> ask(
                                            pipeline,
                                            tenant,
                                            "subscriptions/ci/backfill",
                                            "{\"since\": \"1h\", \"rate\": \"20/s\"}")))
                    .toList();
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("Took a job over"));
            await().atMost(PATIENCE).until(() -> jobs.stream()
                    .limit(2)
                    .allMatch(job -> look(pipeline, job).path("done").asInt() > 10));
            other.kill();
            String cutShort = jobs.stream()
                    .map(job -> look(pipeline, job).path("done").asText())
                    .collect(Collectors.joining(", "));

            // Then
            for (String job : jobs) {
                JsonNode ended = await().atMost(PATIENCE).until(() -> look(pipeline, job), found -> found.has("ended"));
                assertThat(ended.path("state").asText()).isEqualTo("finished");
                assertThat(ended.path("planned").asInt()).isEqualTo(NOTIFICATIONS);
                assertThat(ended.path("done").asInt()).isEqualTo(NOTIFICATIONS);
            }
            List<String> expected = TENANTS.stream()
                    .flatMap(tenant -> Stream.of("dead", "event").flatMap(kind -> ids(tenant, kind)))
                    .toList();
            assertThat(notifications.readToEnd().stream()
                            .map(record -> record.value().getId()))
                    .containsExactlyInAnyOrderElementsOf(expected);
            System.out.printf(
                    "Instance killed when %s of %d each were done: all of them done, 0 twice%n",
                    cutShort, NOTIFICATIONS);
        }
    }

    private static void letDie(String tenant, PipelineSettings settings) throws Exception {
        String topic = settings.config().catalogue().deadLetters();
        try (var writer = TopicWriter.ofAvro(settings.bootstrapServers(), settings.schemaRegistry())) {
            IntStream.range(0, NOTIFICATIONS)
                    .mapToObj(number -> letter(tenant, "dead-" + number))
                    .forEach(letter -> writer.write(new ProducerRecord<>(topic, tenant + "/ci", letter)));
            writer.flush();
        }
    }

    private static DeadLetter letter(String tenant, String event) {
        return DeadLetter.newBuilder()
                .setNotification(Notification.newBuilder()
                        .setId(id(tenant, event))
                        .setTenant(tenant)
                        .setSubscription("ci")
                        .setEvent(RegistryEvent.newBuilder()
                                .setId(event)
                                .setTenant(tenant)
                                .build())
                        .build())
                .setReason("timeout")
                .setDied(Instant.now())
                .build();
    }

    private static void report(String tenant, Pipeline pipeline) throws Exception {
        String events = IntStream.range(0, NOTIFICATIONS)
                .mapToObj("{\"id\": \"event-%d\", \"type\": \"artifact.pushed\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        HttpResponse<String> answer =
                pipeline.send("POST", "/v1/tenants/" + tenant + "/events", "application/json", events);
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private static String ask(Pipeline pipeline, String tenant, String path, String body) {
        HttpResponse<String> asked = send(pipeline, "POST", "/v1/tenants/" + tenant + "/" + path, body);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        return asked.headers().firstValue("Location").orElseThrow();
    }

    private static JsonNode look(Pipeline pipeline, String job) {
        try {
            return AvroJson.mapper().readTree(send(pipeline, "GET", job, "").body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> send(Pipeline pipeline, String method, String path, String body) {
        try {
            return pipeline.send(method, path, "application/json", body);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> ids(String tenant, String kind) {
        return IntStream.range(0, NOTIFICATIONS).mapToObj(number -> id(tenant, kind + "-" + number));
    }

    private static String id(String tenant, String event) {
        return NotificationId.of(tenant, event, new SubscriptionKey(tenant, "ci"));
    }
}
