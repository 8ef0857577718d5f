package io.bellbuoy.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.DeadLetter;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.testing.TopicReader;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Bellbuoy tells of endpoints, all the way from the endpoint that is gone to a webhook that says so. */
class EndpointEventsIT {

    @TempDir
    private Path state;

    @Test
    void shouldTellOfASuspensionByWebhookAndNotToTheSuspendedEndpointItself() throws Exception {
        // Given
        PipelineSettings settings = PipelineSettings.onSharedKafka(state);
        try (Pipeline pipeline = Pipeline.start(settings);
                WebhookReceiver operator = new WebhookReceiver();
                WebhookReceiver gone = new WebhookReceiver(410)) {
            pipeline.subscribe("acme", "operator", operator.url(), "bellbuoy.endpoint.*");
            pipeline.subscribe(
                    "acme", "ci", gone.url(), "artifact.pushed", "bellbuoy.endpoint.*", "bellbuoy.dead_letter.*");

            // When
            pipeline.send("POST", "/v1/tenants/acme/events", "application/json", "{\"type\": \"artifact.pushed\"}");

            // Then
            await().atMost(60, SECONDS).until(() -> operator.webhooks().size() == 1);
            JsonNode webhook = operator.webhooks().get(0);
            assertThat(webhook.path("type").asText()).isEqualTo("bellbuoy.endpoint.suspended");
            assertThat(webhook.at("/data/attributes/subscription").asText()).isEqualTo("ci");
            assertThat(webhook.at("/data/attributes/reason").asText()).isEqualTo("endpoint_gone");
            // Neither its own suspension nor its own dead letter is sent to it, and nothing comes of that.
            try (var letters = reader(settings, settings.config().catalogue().deadLetters(), DeadLetter.class);
                    var told =
                            reader(settings, settings.config().catalogue().operationalEvents(), RegistryEvent.class)) {
                assertThat(letters.readUntil(records -> records.size() == 3))
                        .extracting(letter -> letter.value().getReason())
                        .containsExactlyInAnyOrder("endpoint_gone", "endpoint_suspended", "endpoint_suspended");
                assertThat(told.readToEnd())
                        .extracting(event -> event.value().getType())
                        .containsExactlyInAnyOrder("bellbuoy.endpoint.suspended", "bellbuoy.dead_letter.created");
            }
            assertThat(gone.requests()).isEqualTo(1);
        }
    }

    private static <T extends SpecificRecord> TopicReader<String, T> reader(
            PipelineSettings settings, String topic, Class<T> type) {
        return TopicReader.ofAvro(settings.bootstrapServers(), settings.schemaRegistry(), topic, type);
    }
}
