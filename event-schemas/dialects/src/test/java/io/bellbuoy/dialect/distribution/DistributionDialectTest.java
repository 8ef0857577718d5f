package io.bellbuoy.dialect.distribution;

import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.TooManyEventsException;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionDialectTest {

    private static final String EVENT =
            """
            {"events":[{"id":"e","action":"%s","target":{"repository":"r","digest":"sha256:1","mediaType":"%s"}}]}""";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final DistributionDialect dialect = new DistributionDialect();

    @ParameterizedTest
    @ValueSource(strings = {"push-envelope.wire.json", "push-envelope-3-events.json"})
    void shouldTakeTheManifestAndIgnoreTheLayersThatNameItsUrl(String sample) {
        // When
        Translation translation = dialect.translate(Arrivals.of(Arrivals.sample("distribution/" + sample)));

        // Then
        assertThat(translation.ignored()).isEqualTo(2);
        assertThat(translation.events()).singleElement().satisfies(event -> {
            assertThat(event.getId()).isEqualTo("asdf-asdf-asdf-asdf-0");
            assertThat(event.getType()).isEqualTo("artifact.pushed");
            assertThat(event.getTenant()).isEqualTo("acme");
            assertThat(event.getDialect()).isEqualTo("distribution");
            assertThat(event.getTime()).isEqualTo(Instant.parse("2006-01-02T15:04:05Z"));
            assertThat(event.getSource()).isEqualTo("hostname.local:port");
            assertThat(event.getRepository().getName()).isEqualTo("library/test");
            assertThat(event.getArtifact().getType()).isEqualTo("image");
            assertThat(event.getArtifact().getSize()).isEqualTo(1);
            assertThat(event.getArtifact().getTags()).isEmpty();
            assertThat(event.getActor().getName()).isEqualTo("test-actor");
            assertThat(event.getRequest().getId()).isEqualTo("asdfasdf");
            assertThat(event.getRequest().getAddress()).isEqualTo("client.local");
            assertThat(event.getRequest().getHost()).isEqualTo("registrycluster.local");
            assertThat(event.getRequest().getMethod()).isEqualTo("PUT");
            assertThat(event.getRequest().getUserAgent()).isEqualTo("test/0.1");
        });
    }

    @Test
    void shouldReadGitlabsAdditionsAndTolerateWhatItDoesNotKnow() {
        // When
        RegistryEvent event = dialect.translate(Arrivals.of(Arrivals.sample("distribution/gitlab-push.json")))
                .events()
                .get(0);

        // Then
        String digest = "sha256:af06af3514c44a964d3b905b498cf6493db8f1cde7c10e078213a89c87308ba0";
        assertThat(event.getTime()).isEqualTo(Instant.parse("2023-01-25T03:45:54.173Z"));
        assertThat(event.getActor().getKind()).isEqualTo("personal_access_token");
        assertThat(event.getArtifact())
                .isEqualTo(Artifact.newBuilder()
                        .setType("image")
                        .setTags(List.of("latest"))
                        .setDigest(digest)
                        .setMediaType("application/vnd.docker.distribution.manifest.v2+json")
                        .setSize(528L)
                        .setUrl("http://registry.test:5000/v2/root/test/manifests/" + digest)
                        .build());
    }

    @Test
    void shouldKeepTheVeryBytesOfEachEvent() throws Exception {
        // Given: a byte order mark, odd spacing, and characters of several bytes before and within the event
        String told = "{ \"id\":\"é\" ,\"action\" : \"pull\", \"target\":{\"repository\":\"r\",\"mediaType\":\"%s\"}}"
                .formatted(MANIFEST);
        String body = "\uFEFF{\"name\":\"€\",\n \"events\" : [ " + told + " , " + told + "]}";

        // When
        List<RegistryEvent> events = dialect.translate(Arrivals.of(body)).events();

        // Then
        assertThat(events).hasSize(2).allSatisfy(event -> {
            RegistryEvent travelled = RegistryEvent.fromByteBuffer(event.toByteBuffer());
            assertThat(UTF_8.decode(travelled.getOriginal().getBody()).toString())
                    .isEqualTo(told);
            assertThat(travelled.getOriginal().getMediaType()).isEqualTo("application/json");
            assertThat(travelled.getId()).isEqualTo("é");
        });
    }

    @Test
    void shouldTellDeletionsApartByWhatTheyName() {
        // When
        List<RegistryEvent> events = dialect.translate(Arrivals.of(Arrivals.sample("distribution/deletions-v3.json")))
                .events();

        // Then
        assertThat(events)
                .extracting(RegistryEvent::getType)
                .containsExactly("tag.deleted", "artifact.deleted", "repository.deleted");
        assertThat(events.get(0).getArtifact())
                .isEqualTo(Artifact.newBuilder().setTags(List.of("v1")).build());
        assertThat(events.get(0).getTime()).isEqualTo(Instant.parse("2026-03-01T08:00:00.123Z"));
        assertThat(events.get(0).getSource()).isEqualTo("registry.example");
        assertThat(events.get(0).getActor()).isNull();
        assertThat(events.get(1).getArtifact().getDigest()).isEqualTo("sha256:0123");
        assertThat(events.get(1).getSource()).isEqualTo("node-1:5000");
        assertThat(events.get(1).getRequest()).isNull();
        assertThat(events.get(2).getArtifact()).isNull();
        assertThat(events.get(2).getRepository().getName()).isEqualTo("library/test");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.docker.distribution.manifest.v1+json,      image",
        "application/vnd.docker.distribution.manifest.v1+prettyjws, image",
        "application/vnd.docker.distribution.manifest.v2+json,      image",
        "application/vnd.docker.distribution.manifest.list.v2+json, index",
        "application/vnd.oci.image.manifest.v1+json,                image",
        "application/vnd.oci.image.index.v1+json,                   index",
        "application/vnd.oci.artifact.manifest.v1+json,             image"
    })
    void shouldKnowManifestsByTheirMediaType(String mediaType, String artifactType) {
        // When
        List<RegistryEvent> events = dialect.translate(Arrivals.of(EVENT.formatted("push", mediaType)))
                .events();

        // Then
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.getArtifact().getType()).isEqualTo(artifactType));
    }

    @ParameterizedTest
    @CsvSource({
        "push,   application/octet-stream,                      ",
        "push,   application/vnd.oci.image.layer.v1.tar+gzip,   ",
        "push,   '',                                            ",
        "pull,   application/vnd.oci.image.layer.v1.tar+gzip,   ",
        "pull,   application/vnd.oci.image.manifest.v1+json,    artifact.pulled",
        "delete, application/vnd.oci.image.layer.v1.tar+gzip,   ",
        "delete, application/vnd.oci.image.manifest.v1+json,    artifact.deleted",
        "mount,  application/vnd.oci.image.layer.v1.tar+gzip,   ",
        "mount,  application/vnd.oci.image.manifest.v1+json,    ",
        "rename, '',                                            repository.renamed"
    })
    void shouldDecideByActionAndMediaType(String action, String mediaType, String type) {
        // When
        Translation translation = dialect.translate(Arrivals.of(EVENT.formatted(action, mediaType)));

        // Then
        assertThat(translation.events())
                .extracting(RegistryEvent::getType)
                .isEqualTo(type == null ? List.of() : List.of(type));
        assertThat(translation.ignored()).isEqualTo(type == null ? 1 : 0);
    }

    @Test
    void shouldTakeTheTimeOfArrivalWhenNoneIsTold() {
        // When
        RegistryEvent event = dialect.translate(Arrivals.of(EVENT.formatted("push", MANIFEST)))
                .events()
                .get(0);

        // Then
        assertThat(event.getTime()).isEqualTo(Arrivals.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"action":"push","target":{"repository":"r"}}                            | /events/0/id
                    {"id":"","action":"push","target":{"repository":"r"}}                    | /events/0/id
                    {"id":7,"action":"push","target":{"repository":"r"}}                     | /events/0/id
                    {"id":"e","target":{"repository":"r"}}                                   | /events/0/action
                    {"id":"e","action":"push"}                                               | /events/0/target/repository
                    {"id":"e","action":"push","target":{"repository":1}}                     | /events/0/target/repository
                    {"id":"e","action":"push","target":{"repository":"r","size":"1"}}        | /events/0/target/size
                    {"id":"e","action":"push","target":{"repository":"r","tag":[]}}          | /events/0/target/tag
                    {"id":"e","action":"push","target":{"repository":"r"},"actor":"me"}      | /events/0/actor
                    {"id":"e","action":"push","target":{"repository":"r"},"timestamp":"now"} | /events/0/timestamp
                    7                                                                        | /events/0
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String event, String pointer) {
        assertThat(pointersRefused(dialect, "{\"events\":[" + event + "]}")).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"events\":{}}", "7"})
    void shouldRefuseABodyWithoutAnEnvelope(String json) {
        assertThat(pointersRefused(dialect, json)).containsExactly("/events");
    }

    @Test
    void shouldRefuseAnEnvelopeOfMoreEventsThanARequestMayCarry() {
        assertThatExceptionOfType(TooManyEventsException.class)
                .isThrownBy(() -> dialect.translate(Arrivals.of("{\"events\":[1,2,3,4]}")));
    }
}
