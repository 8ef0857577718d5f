package io.bellbuoy.standalone;

import static org.awaitility.Awaitility.await;

import io.bellbuoy.embedded.EmbeddedKafka;
import io.bellbuoy.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1: no accepted event is lost. */
class BrokerOutageIT {

    private static final int BEFORE = 100;
    private static final int AFTER = 200;

    @TempDir
    private Path dir;

    @Test
    void shouldDeliverEveryEventThatWasAnswered202WhenTheBrokerStopsUnderLoad() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(dir.resolve("kafka"), 0, Map.of()));
                WebhookReceiver receiver = new WebhookReceiver();
                Pipeline pipeline =
                        Pipeline.start(PipelineSettings.on(kafka.bootstrapServers(), dir.resolve("state")))) {
            pipeline.subscribe("acme", "ci", receiver.url(), "artifact.pushed");
            Load load = Load.on(pipeline);

            // When
            try (load) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> load.accepted().size() >= BEFORE);
                kafka.stop();
                await().atMost(Duration.ofMinutes(1)).until(() -> load.refusals() >= Load.SENDERS);
                int accepted = load.accepted().size();
                kafka.start();
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> load.accepted().size() >= accepted + AFTER);
            }

            // Then
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> receiver.assertReceived(load.accepted()));
            System.out.printf(
                    "Broker outage: %d events accepted, %d refused, %d requests, 0 lost%n",
                    load.accepted().size(), load.refusals(), receiver.requests());
        }
    }
}
