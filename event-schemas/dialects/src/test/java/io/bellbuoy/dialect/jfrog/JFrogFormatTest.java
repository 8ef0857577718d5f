package io.bellbuoy.dialect.jfrog;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Renderings;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Quota;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What never was JFrog's, as JFrog would have told it. */
final class JFrogFormatTest {

    private static final String END = ",\"subscription_key\":\"ci\",\"source\":\"jfrog/bellbuoy@acme\"";

    private final JFrogFormat format = new JFrogFormat();

    @Test
    void shouldTellAHarborPushAsADockerTag() {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setSource("harbor.example")
                .setActor(Actor.newBuilder().setName("admin").build())
                .setArtifact(Artifact.newBuilder()
                        .setType("image")
                        .setTags(List.of("1.27", "latest"))
                        .setDigest("sha256:dde8e930")
                        .setSize(528L)
                        .build())
                .build();

        // When
        Content content = Renderings.of(format, event);

        // Then
        assertThat(content.mediaType()).isEqualTo("application/json");
        assertThat(content.text())
                .isEqualTo(
                        """
                        {"domain":"docker","event_type":"pushed","data":{"repo_key":"library",\
                        "path":"nginx/1.27/manifest.json","name":"manifest.json","sha256":"dde8e930","size":528,\
                        "image_name":"nginx","tag":"1.27"}%s,"userContext":{"id":"admin","isToken":false}}"""
                                .formatted(END));
    }

    @Test
    void shouldTellWhatWasPushedByDigestByItsDigest() {
        assertThat(data(artifact("index").setDigest("sha256:dde8").build()))
                .isEqualTo(
                        """
                        {"repo_key":"library","path":"nginx/sha256:dde8/list.manifest.json",\
                        "name":"list.manifest.json","sha256":"dde8","image_name":"nginx","tag":"sha256:dde8"}""");
    }

    @Test
    void shouldTellAChartAsHelmNamesItsFile() {
        assertThat(data(artifact("chart").setName("redis").setVersion("19.0.1").build()))
                .isEqualTo(
                        """
                        {"repo_key":"library/nginx","path":"redis-19.0.1.tgz","name":"redis-19.0.1.tgz"}""");
    }

    @Test
    void shouldTellAFileAsADeployedArtifact() {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setSource("https://nexus.example")
                .setRepository(Repository.newBuilder().setName("libs").build())
                .setArtifact(artifact("file").setPath("org/a/<b>.jar").build())
                .build();

        // When
        String text = Renderings.of(format, event).text();

        // Then: escaped as Go does, and with an origin because it is known
        assertThat(text)
                .isEqualTo(
                        """
                        {"domain":"artifact","event_type":"deployed","data":{"repo_key":"libs",\
                        "path":"org/a/\\u003cb\\u003e.jar","name":"\\u003cb\\u003e.jar"},"subscription_key":"ci",\
                        "jpd_origin":"https://nexus.example","source":"jfrog/bellbuoy@acme"}""");
    }

    @Test
    void shouldKeepOurWordsForWhatJFrogHasNot() {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setType("quota.exceeded")
                .setArtifact(null)
                .setQuota(Quota.newBuilder().setResource("storage").setUsed(7L).build())
                .setAttributes(Map.of("z", "1", "a", "2", "used", "not this"))
                .build();

        // When
        String text = Renderings.of(format, event).text();

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        {"domain":"quota","event_type":"exceeded","data":{"repo_key":"library/nginx",\
                        "resource":"storage","used":7,"a":"2","z":"1"}%s}"""
                                .formatted(END));
    }

    @Test
    void shouldTellAPingWithoutAnEvent() {
        // Given
        RegistryEvent event =
                RegistryEvent.newBuilder().setTenant("acme").setType("ping").build();

        // Then
        assertThat(Renderings.of(format, event).text()).isEqualTo("{\"domain\":\"ping\",\"data\":{}" + END + "}");
    }

    private static Artifact.Builder artifact(String type) {
        return Artifact.newBuilder().setType(type);
    }

    private String data(Artifact artifact) {
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setArtifact(artifact)
                .build();
        String text = Renderings.of(format, event).text();
        return text.substring(text.indexOf("\"data\":") + 7, text.indexOf(END));
    }
}
