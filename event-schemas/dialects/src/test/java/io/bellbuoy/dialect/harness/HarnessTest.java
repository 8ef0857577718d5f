package io.bellbuoy.dialect.harness;

import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Renderings;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HarnessTest {

    private static final String DIGEST = "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd12345678";

    private final HarnessDialect dialect = new HarnessDialect();
    private final HarnessFormat format = new HarnessFormat();

    static Stream<String> samples() {
        return Renderings.samples("harness");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldSendEverySampleToTheByte(String sample) {
        // Given
        String body = Arrivals.sample(sample);

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(Renderings.of(format, event).text()).isEqualTo(body).endsWith("}\n");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldLoseOnlyNumbersAndFormsOfAddressWithoutTheOriginal(String sample) throws Exception {
        // Given
        String body = Arrivals.sample(sample);
        ObjectNode expected = (ObjectNode) AvroJson.mapper().readTree(body);
        ((ObjectNode) expected.at("/registry")).put("id", 0);
        ((ObjectNode) expected.at("/principal")).put("id", 0).put("created", 0).put("updated", 0);
        ((ObjectNode) expected.at("/principal")).put("display_name", "jane").put("email", "");

        // When
        String written = Renderings.of(format, Renderings.withoutOriginal(Renderings.event(dialect, body)))
                .text();

        // Then
        assertThat(written).isEqualTo(expected + "\n");
    }

    @Test
    void shouldReadAnImage() {
        // When
        RegistryEvent event = Renderings.event(dialect, Arrivals.sample("harness/artifact_created.docker.json"));

        // Then
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getDialect()).isEqualTo("harness");
        assertThat(event.getRepository().getName()).isEqualTo("my-registry");
        assertThat(event.getActor().getName()).isEqualTo("jane");
        assertThat(event.getActor().getKind()).isEqualTo("user");
        assertThat(event.getArtifact())
                .isEqualTo(Artifact.newBuilder()
                        .setType("image")
                        .setName("demoimg")
                        .setTags(List.of("v1"))
                        .setDigest(DIGEST)
                        .setUrl("pkg.app.harness.io/123456/my-registry/demoimg:v1")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "artifact_created.helm,   artifact.pushed,  chart,   HELM",
        "artifact_created.maven,  artifact.pushed,  package, MAVEN",
        "artifact_deleted.docker, artifact.deleted, image,   DOCKER"
    })
    void shouldTellTypes(String sample, String type, String artifactType, String packageType) {
        // When
        RegistryEvent event = Renderings.event(dialect, Arrivals.sample("harness/" + sample + ".json"));

        // Then
        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getArtifact().getType()).isEqualTo(artifactType);
        assertThat(event.getAttributes()).isEqualTo(Map.of("package_type", packageType));
    }

    @Test
    void shouldLetATriggerThroughThatItDoesNotKnow() {
        // When
        RegistryEvent event =
                Renderings.event(dialect, "{\"trigger\":\"artifact_updated\",\"registry\":{\"name\":\"r\"}}");

        // Then
        assertThat(event.getType()).isEqualTo("harness.artifact_updated");
        assertThat(event.getArtifact()).isNull();
        assertThat(trigger(event)).isEqualTo("artifact_updated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    []                                                                       | ''
                    {"registry":{"name":"r"}}                                                | /trigger
                    {"trigger":"artifact_created"}                                           | /registry/name
                    {"trigger":"artifact_created","registry":"r"}                            | /registry
                    {"trigger":"artifact_created","registry":{"name":"r"},"principal":7}     | /principal
                    {"trigger":"artifact_created","registry":{"name":"r"},"artifact_info":{"type":7}} | /artifact_info/type
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String body, String pointer) {
        assertThat(pointersRefused(dialect, body)).contains(pointer);
    }

    @Test
    void shouldSayInHeadersWhoseWebhookItIs() {
        assertThat(Renderings.of(format, Samples.event("e-1")).headers())
                .isEqualTo(Map.of(
                        "x-harness-webhook-parent-type", "registry",
                        "x-harness-webhook-parent-id", "acme",
                        "x-harness-webhook-uid", "ci",
                        "x-harness-webhook-identifier", "ci",
                        "x-harness-artifact-registry-trigger", "artifact_created"));
    }

    @Test
    void shouldTellAHarborPushAsHarnessWould() {
        // When
        Content content = Renderings.of(format, Samples.event("e-1"));

        // Then
        assertThat(content.text())
                .isEqualTo(
                        """
                        {"trigger":"artifact_created","registry":{"id":0,"name":"library","description":"","url":""},\
                        "principal":{"id":0,"uid":"","display_name":"","email":"","type":"user","created":0,"updated":0},\
                        "artifact_info":{"type":"DOCKER","name":"nginx","version":"1.27","artifact":{"name":"nginx",\
                        "ref":"nginx:1.27","url":"","tag":"1.27","digest":""}}}
                        """);
    }

    @Test
    void shouldNameWhatItHasNoTriggerFor() {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setType("scan.completed")
                .build();

        // Then
        assertThat(trigger(event)).isEqualTo("scan_completed");
    }

    private String trigger(RegistryEvent event) {
        return Renderings.of(format, event).headers().get("x-harness-artifact-registry-trigger");
    }
}
