package io.bellbuoy.dialect.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Renderings;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DistributionFormatTest {

    private static final String END_OF_FIRST = "\n      }";

    private final DistributionDialect dialect = new DistributionDialect();
    private final DistributionFormat format = new DistributionFormat();

    @Test
    void shouldSendOneEventAnEnvelopeToTheByte() {
        // Given: what Distribution's own test asserts, less the layers that are no events to us
        String wire = Arrivals.sample("distribution/push-envelope.wire.json");
        String first = wire.substring(0, wire.indexOf(END_OF_FIRST)) + END_OF_FIRST + "\n   ]\n}";

        // When
        RegistryEvent event = Renderings.event(dialect, wire);
        Content content = Renderings.of(format, event);

        // Then
        assertThat(content.text()).isEqualTo(first);
        assertThat(content.mediaType()).isEqualTo("application/vnd.docker.distribution.events.v2+json");
        assertThat(Renderings.of(format, Renderings.withoutOriginal(event)).text())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"push-envelope-3-events.json", "gitlab-push.json", "deletions-v3.json"})
    void shouldSendWhatWasTold(String sample) throws Exception {
        // Given
        String body = Arrivals.sample("distribution/" + sample);
        JsonNode told = AvroJson.mapper().readTree(body).at("/events");

        // When
        List<RegistryEvent> events = dialect.translate(Arrivals.of(body)).events();

        // Then
        assertThat(events).isNotEmpty();
        for (int i = 0; i < events.size(); i++) {
            JsonNode sent = AvroJson.mapper()
                    .readTree(Renderings.of(format, events.get(i)).text());
            assertThat(sent.at("/events")).hasSize(1);
            assertThat(sent.at("/events/0")).isEqualTo(told.get(i));
        }
    }

    @Test
    void shouldReadTheDocumentedDeletion() throws Exception {
        // Given: a sample that is a fragment
        String fragment =
                Arrivals.sample("distribution/delete-target-only.json").strip();
        String body = "{\"events\":[{\"id\":\"d\",\"action\":\"delete\"," + fragment.substring(1) + "]}";

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(event.getType()).isEqualTo("artifact.deleted");
        assertThat(AvroJson.mapper().readTree(Renderings.of(format, event).text()))
                .isEqualTo(AvroJson.mapper().readTree(body));
    }

    @Test
    void shouldTellAHarborPushAsDistributionWould() {
        assertThat(Renderings.of(format, Samples.event("e-1")).text())
                .isEqualTo(
                        """
                        {
                           "events": [
                              {
                                 "id": "e-1",
                                 "timestamp": "2026-11-21T06:30:00.123Z",
                                 "action": "push",
                                 "target": {
                                    "mediaType": "application/vnd.oci.image.manifest.v1+json",
                                    "digest": "",
                                    "size": 0,
                                    "repository": "library/nginx",
                                    "tag": "1.27"
                                 },
                                 "request": {
                                    "id": "",
                                    "method": "",
                                    "useragent": ""
                                 },
                                 "actor": {},
                                 "source": {}
                              }
                           ]
                        }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T06:30:00Z", "2026-11-21T06:30:00.1Z", "2026-11-21T06:30:00.12Z"})
    void shouldTrimFractionsAsGoDoes(String time) throws Exception {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setTime(Instant.parse(time))
                .build();

        // Then
        assertThat(sent(event).at("/timestamp").textValue()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "namespace"})
    void shouldKeepGitlabsRename(String type) throws Exception {
        // Given
        String to = type.equals("name") ? "root/new" : "other/test";
        String rename = "{\"type\":\"%s\",\"from\":\"root/test\",\"to\":\"%s\"}".formatted(type, to);
        String body =
                """
                {"events":[{"id":"r","action":"rename","target":{"repository":"root/test","rename":%s}}]}"""
                        .formatted(rename);

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(event.getType()).isEqualTo("repository.renamed");
        assertThat(event.getTarget().getRepository()).isEqualTo(to);
        assertThat(sent(Renderings.withoutOriginal(event)).at("/target/rename"))
                .isEqualTo(AvroJson.mapper().readTree(rename));
    }

    @ParameterizedTest
    @CsvSource({
        "artifact.deleted,   sha256:1, '',   sha256:1, ''",
        "artifact.deleted,   sha256:1, 1.27, sha256:1, ''",
        "tag.deleted,        sha256:1, 1.27, '',       1.27",
        "repository.deleted, ,         '',   '',       ''"
    })
    void shouldNameAsMuchAsIsGone(String type, String digest, String tag, String sentDigest, String sentTag)
            throws Exception {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setType(type)
                .setArtifact(Artifact.newBuilder()
                        .setDigest(digest)
                        .setTags(tag.isEmpty() ? List.of() : List.of(tag))
                        .setMediaType("application/vnd.oci.image.manifest.v1+json")
                        .setSize(7L)
                        .build())
                .build();

        // When
        JsonNode target = sent(event).at("/target");

        // Then
        assertThat(target.at("/mediaType").textValue()).isEmpty();
        assertThat(target.at("/size").longValue()).isZero();
        assertThat(target.at("/digest").textValue()).isEqualTo(sentDigest);
        assertThat(target.path("tag").asText()).isEqualTo(sentTag);
        assertThat(Renderings.event(dialect, Renderings.of(format, event).text())
                        .getType())
                .isEqualTo(type);
    }

    private JsonNode sent(RegistryEvent event) throws Exception {
        return AvroJson.mapper().readTree(Renderings.of(format, event).text()).at("/events/0");
    }
}
