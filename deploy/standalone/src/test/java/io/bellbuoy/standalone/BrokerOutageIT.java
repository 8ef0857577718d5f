package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerOutageIT {

    private static final int SENDERS = 4;
    private static final int WANTED_AFTER_OUTAGE = 200;

    @TempDir
    private Path dir;

    @Test
    void shouldDeliverEveryEventThatWasAnswered202WhenTheBrokerStopsUnderLoad() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(dir.resolve("kafka"), 0, Map.of()));
                WebhookReceiver receiver = new WebhookReceiver();
                Pipeline pipeline = Pipeline.start(
                        kafka.bootstrapServers(),
                        TestKafka.shared().schemaRegistryUrl(),
                        TestKafka.shared().freshPrefix(),
                        dir.resolve("state"))) {
            pipeline.subscribe("acme", "ci", receiver.url(), "artifact.pushed");
            Load load = new Load(pipeline);

            // When
            load.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> load.accepted().size() >= 100);
            kafka.stop();
            await().atMost(Duration.ofMinutes(1)).until(() -> load.refusals() >= SENDERS);
            int before = load.accepted().size();
            kafka.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> load.accepted().size() >= before + WANTED_AFTER_OUTAGE);
            load.stop();

            // Then
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(missing(load, receiver))
                    .as("accepted and not delivered")
                    .isEmpty());
            System.out.printf(
                    "Broker outage: %d accepted, %d refused, %d requests delivered, 0 lost%n",
                    load.accepted().size(), load.refusals(), receiver.requests());
        }
    }

    private static Set<String> missing(Load load, WebhookReceiver receiver) {
        Set<String> delivered = receiver.webhooks().stream()
                .map(webhook -> webhook.at("/data/id").asText())
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(load.accepted());
        missing.removeAll(delivered);
        return missing;
    }

    /** Sends events one after the other on a few threads and remembers which were accepted. */
    private static final class Load {

        private final Pipeline pipeline;
        private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        private final Set<String> accepted = new ConcurrentSkipListSet<>();
        private final AtomicInteger refusals = new AtomicInteger();
        private final AtomicInteger next = new AtomicInteger();

        Load(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        void start() {
            for (int i = 0; i < SENDERS; i++) {
                senders.execute(this::sendUntilStopped);
            }
        }

        private void sendUntilStopped() {
            while (!senders.isShutdown()) {
                try {
                    send("e" + next.incrementAndGet());
                } catch (Exception e) {
                    // No answer at all: not accepted.
                    refusals.incrementAndGet();
                }
            }
        }

        private void send(String id) throws Exception {
            HttpResponse<String> answer = pipeline.send(
                    "POST",
                    "/v1/tenants/acme/events",
                    "application/json",
                    "{\"id\": \"%s\", \"type\": \"artifact.pushed\"}".formatted(id));
            if (answer.statusCode() == 202) {
                accepted.add(id);
            } else {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                refusals.incrementAndGet();
            }
        }

        Set<String> accepted() {
            return accepted;
        }

        int refusals() {
            return refusals.get();
        }

        void stop() throws InterruptedException {
            senders.shutdown();
            assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
