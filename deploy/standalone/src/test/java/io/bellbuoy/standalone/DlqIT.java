package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.testing.TopicReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators' commands on dead letters, beside all roles. */
class DlqIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FEWER_THAN_TRIP_A_BREAKER = 9;
    private static final int SUBSCRIPTIONS = 10;

    @TempDir
    private Path dir;

    @Test
    void shouldReplayDeadLettersOnceTheEndpointIsMended() throws Exception {
        // Given
        PipelineSettings settings = PipelineSettings.onSharedKafka(dir.resolve("state"));
        try (WebhookReceiver receiver = new WebhookReceiver();
                Pipeline pipeline = Pipeline.start(settings)) {
            List<String> dead = letDie(3, 1, pipeline, settings);
            subscribe(1, pipeline, receiver.url());

            // When
            Answer list = run(settings, "dlq", "list", "--tenant", "acme", "--reason", "connect_failed");
            Answer json = run(settings, "dlq", "list", "--json", "--limit", "1");
            Answer show = run(settings, "dlq", "show", dead.get(0));
            Answer dryRun = run(settings, "dlq", "replay", "--dry-run");
            int before = receiver.requests();
            Answer replay = run(settings, "dlq", "replay", "--since", "1h", "--rate", "1000/s");
            Answer again = run(settings, "dlq", "replay", "--since", "1h");

            // Then
            assertThat(list.out()).contains(dead).contains("http://127.0.0.1:1", "3 dead letters.");
            assertThat(AvroJson.mapper().readTree(json.out()).at("/endpoint").asText())
                    .isEqualTo("http://127.0.0.1:1");
            assertThat(show.out())
                    .contains("died: connect_failed, fault: customer", "attempt 1", "\"artifact.pushed\"");
            assertThat(dryRun.out()).contains("3 notifications would be sent again.", "by subscription: 3 acme/ci-0");
            assertThat(before).isZero();
            assertThat(replay.out()).contains("3 notifications sent again.");
            assertThat(again.out()).contains("0 notifications sent again.");
            await().atMost(PATIENCE).until(() -> receiver.requests() == 3);
            assertThat(receiver.webhooks()).hasSize(3);

            // When
            Answer redelivered = run(settings, "redeliver", dead.get(0), "--tenant", "acme", "--subscription", "ci-0");

            // Then
            assertThat(redelivered.out()).contains("Sent again: " + dead.get(0) + " of acme/ci-0");
            await().atMost(PATIENCE).until(() -> receiver.requests() == 4);
            assertThat(receiver.webhooks()).hasSize(3);
        }
    }

    @Test
    void shouldGoOnWhereAKilledReplayStopped() throws Exception {
        // Given
        PipelineSettings settings = PipelineSettings.onSharedKafka(dir.resolve("state"));
        try (WebhookReceiver receiver = new WebhookReceiver();
                Pipeline pipeline = Pipeline.start(settings)) {
            letDie(FEWER_THAN_TRIP_A_BREAKER, SUBSCRIPTIONS, pipeline, settings);
            subscribe(SUBSCRIPTIONS, pipeline, receiver.url());

            int letters = FEWER_THAN_TRIP_A_BREAKER * SUBSCRIPTIONS;

            // When
            try (RoleProcess replay =
                    RoleProcess.run(List.of("dlq", "replay", "--rate", "20/s"), settings, dir.resolve("replay.log"))) {
                await().atMost(PATIENCE).until(() -> receiver.requests() >= 20);
                replay.kill();
            }
            Answer resumed = run(settings, "dlq", "replay", "--rate", "1000/s");

            // Then
            await().atMost(PATIENCE).until(() -> receiver.webhooks().size() == letters);
            assertThat(receiver.requests()).isEqualTo(letters);
            String last = resumed.out().lines().reduce("", (earlier, line) -> line);
            System.out.println("Replay of " + letters + " killed and resumed: then " + last);
            assertThat(last).endsWith("notifications sent again.").isNotEqualTo(letters + " notifications sent again.");
        }
    }

    @Test
    void shouldPurgeAndSayWhatItCannotFind() throws Exception {
        // Given
        PipelineSettings settings = PipelineSettings.onSharedKafka(dir.resolve("state"));
        try (Pipeline pipeline = Pipeline.start(settings)) {
            List<String> dead = letDie(2, 1, pipeline, settings);

            // When
            Answer purge = run(settings, "dlq", "purge", "--endpoint-host", "127.0.0.1");
            Answer list = run(settings, "dlq", "list");
            Answer show = run(settings, "dlq", "show", dead.get(0));
            Answer unknown = run(settings, "dlq", "show", "ntf_0");
            Answer lost = run(settings, "redeliver", "ntf_0", "--tenant", "acme");

            // Then
            assertThat(purge.out()).contains("2 notifications purged.");
            assertThat(list.out()).isEqualTo("0 dead letters.\n");
            assertThat(show.out()).contains("purged");
            assertThat(List.of(unknown.exit(), lost.exit())).containsExactly(1, 1);
            assertThat(unknown.err()).contains("No dead letter of notification ntf_0 is kept.");
            assertThat(lost.err()).contains("ntf_0", "neither");
        }
    }

    @Test
    void shouldEndWithItsOwnExitCodeWhenTopicsAreMissing() {
        Answer list = run(PipelineSettings.onSharedKafka(dir), "dlq", "list");

        assertThat(list.exit()).isEqualTo(3);
        assertThat(list.err()).contains("notifications.dlq is missing", "bellbuoy topics");
    }

    /** Ids of the notifications of so many events to as many subscriptions, whose endpoint was not there. */
    private List<String> letDie(int count, int subscriptions, Pipeline pipeline, PipelineSettings settings)
            throws Exception {
        subscribe(subscriptions, pipeline, "http://127.0.0.1:1/hook");
        String events = IntStream.range(0, count)
                .mapToObj("{\"id\": \"e%d\", \"type\": \"artifact.pushed\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(pipeline.send("POST", "/v1/tenants/acme/events", "application/json", events)
                        .statusCode())
                .isEqualTo(202);
        try (var letters = TopicReader.ofAvro(
                settings.bootstrapServers(),
                settings.schemaRegistry(),
                settings.config().catalogue().deadLetters(),
                DeadLetter.class)) {
            return letters.readUntil(records -> records.size() == count * subscriptions).stream()
                    .map(record -> record.value().getNotification().getId())
                    .toList();
        }
    }

    /** So that one failed attempt is the last. */
    private static void subscribe(int subscriptions, Pipeline pipeline, String url) throws Exception {
        String body = "{\"endpoint\": {\"url\": \"%s\"}, \"delivery\": {\"maxAttempts\": 1}}".formatted(url);
        for (int number = 0; number < subscriptions; number++) {
            String path = "/v1/tenants/acme/subscriptions/ci-" + number;
            assertThat(pipeline.send("PUT", path, "application/json", body).statusCode())
                    .isBetween(200, 201);
        }
    }

    private static Answer run(PipelineSettings settings, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        settings.sets().forEach(set -> arguments.addAll(List.of("--set", set)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Bellbuoy.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }

    private record Answer(int exit, String out, String err) {}
}
