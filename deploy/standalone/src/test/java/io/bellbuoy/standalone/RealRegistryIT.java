package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real CNCF Distribution registry, a real image, a real client: the way from {@code skopeo copy} to a webhook. */
class RealRegistryIT {

    @TempDir
    private static Path dir;

    /** On a machine without the programs the test says so and is skipped; on CI it fails, because there they belong. */
    @BeforeAll
    static void requirePrograms() {
        List<String> missing = Stream.of("docker-registry", "skopeo", "umoci")
                .filter(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .noneMatch(folder -> new File(folder, program).canExecute()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String reason = "Programs not installed: " + String.join(", ", missing);
        if ("true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        abort(reason);
    }

    @Test
    void shouldTurnAPushAPullAndADeletionIntoWebhooksAndLeaveOutBlobs() throws Exception {
        // Given
        try (WebhookReceiver receiver = new WebhookReceiver();
                Pipeline pipeline = Pipeline.start(PipelineSettings.onSharedKafka(dir.resolve("state")));
                DistributionRegistry registry = DistributionRegistry.start(
                        dir, pipeline.url() + "/v1/tenants/acme/ingest/distribution", PipelineSettings.TOKEN)) {
            pipeline.subscribe("acme", "ci", receiver.url(), "artifact.*", "tag.*");

            // When
            registry.push("library/hello", "1.0");
            awaitTypes(receiver, "artifact.pushed");
            registry.pull("library/hello", "1.0");
            awaitTypes(receiver, "artifact.pushed", "artifact.pulled");
            registry.delete("library/hello", "1.0");
            awaitTypes(receiver, "artifact.pushed", "artifact.pulled", "artifact.deleted", "tag.deleted");

            // Then
            assertThat(receiver.webhooks())
                    .allSatisfy(webhook -> assertThat(
                                    webhook.at("/data/repository/name").asText())
                            .isEqualTo("library/hello"))
                    .filteredOn(webhook -> webhook.at("/type").asText().equals("artifact.pushed"))
                    .extracting(
                            webhook -> webhook.at("/data/artifact/type").asText(),
                            webhook -> webhook.at("/data/artifact/mediaType").asText(),
                            webhook -> webhook.at("/data/artifact/tags/0").asText())
                    .containsExactly(tuple("image", "application/vnd.oci.image.manifest.v1+json", "1.0"));
            // The registry also reported the image's blobs; every webhook is about a manifest or a tag.
            assertThat(registry.reportedBlobs()).isPositive();
        }
    }

    private static void awaitTypes(WebhookReceiver receiver, String... types) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(receiver.webhooks())
                .extracting(RealRegistryIT::type)
                .containsOnly(types));
    }

    private static String type(JsonNode webhook) {
        return webhook.at("/type").asText();
    }
}
