package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.events.Notification;
import io.bellbuoy.testing.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises 3 and 4, under {@code kill -9} with the load still on. */
class KillIT {

    private static final int BEFORE_KILL = 1_000;
    private static final int AFTER_KILL = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path dir;

    @Test
    void shouldDeliverEveryAcceptedEventAtLeastOnceWhenTheWorkerIsKilled() throws Exception {
        // Given
        PipelineSettings settings = PipelineSettings.onSharedKafka(dir.resolve("state"));
        try (WebhookReceiver receiver = new WebhookReceiver();
                Pipeline pipeline = Pipeline.startFrontDoor(settings);
                RoleProcess matcher = RoleProcess.start("matcher", settings, dir.resolve("matcher.log"));
                RoleProcess first = RoleProcess.start("worker", settings, dir.resolve("worker-1.log"))) {
            pipeline.subscribe("acme", "ci", receiver.url(), "artifact.pushed");
            Load load = Load.on(pipeline);

            // When
            try (load) {
                await().atMost(PATIENCE).until(() -> receiver.requests() >= BEFORE_KILL);
                first.kill();
                int accepted = load.accepted().size();
                await().atMost(PATIENCE).until(() -> load.accepted().size() >= accepted + AFTER_KILL);
            }
            RoleProcess second = RoleProcess.start("worker", settings, dir.resolve("worker-2.log"));

            // Then
            try (second) {
                await().atMost(PATIENCE).untilAsserted(() -> receiver.assertReceived(load.accepted()));
            }
            System.out.printf(
                    "Worker killed: %d events accepted, %d requests, %d of them again, 0 lost%n",
                    load.accepted().size(),
                    receiver.requests(),
                    receiver.requests() - receiver.webhooks().size());
        }
    }

    @Test
    void shouldMatchEveryAcceptedEventExactlyOnceWhenTheMatcherIsKilled() throws Exception {
        // Given
        PipelineSettings settings = PipelineSettings.onSharedKafka(dir.resolve("state"));
        try (Pipeline pipeline = Pipeline.startFrontDoor(settings);
                RoleProcess first = RoleProcess.start("matcher", settings, dir.resolve("matcher-1.log"));
                TopicReader<String, Notification> notifications = settings.notifications()) {
            pipeline.subscribe("acme", "ci", "http://127.0.0.1:9/hook", "artifact.pushed");
            Load load = Load.on(pipeline);

            // When
            try (load) {
                notifications.readUntil(records -> records.size() >= BEFORE_KILL);
                first.kill();
                int accepted = load.accepted().size();
                await().atMost(PATIENCE).until(() -> load.accepted().size() >= accepted + AFTER_KILL);
            }
            RoleProcess second = RoleProcess.start("matcher", settings, dir.resolve("matcher-2.log"));

            // Then: once each, though all are sent again to a matcher that has to restore what the first one
            // remembered.
            try (second) {
                load.sendAgain();
                Set<String> accepted = load.accepted();
                assertThat(notifications.readUntil(records -> records.size() >= accepted.size()).stream()
                                .map(record -> record.value().getEvent().getId())
                                .collect(Collectors.toList()))
                        .containsExactlyInAnyOrderElementsOf(accepted);
            }
        }
    }
}
