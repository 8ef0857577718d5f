package io.bellbuoy.dialect.cloudevents;

import static io.bellbuoy.dialect.Arrivals.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.json.AvroJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.http.HttpMessageFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsFormatTest {

    private static final String CAME =
            """
            { "type": "com.acme.made",  "specversion": "1.0", "id": "1", "source": "/s", "extra": "é",
              "time": "2026-03-01T11:00:00.123456+01:00",
              "data": {"b": 1.50, "a": "<&>"} }""";

    private final Format structured = new CloudEventsFormat();
    private final Format binary = new CloudEventsBinaryFormat();

    @Test
    void shouldSpellAnEventSoThatTheSdkReadsIt() throws Exception {
        // When
        Content content = render(structured, Samples.event("e-1"));

        // Then
        CloudEvent read = EventFormatProvider.getInstance()
                .resolveFormat("application/cloudevents+json")
                .deserialize(content.text().getBytes(UTF_8));
        assertThat(content.mediaType()).isEqualTo("application/cloudevents+json");
        assertThat(content.headers()).isEmpty();
        assertThat(read.getId()).isEqualTo("e-1");
        assertThat(read.getSource()).isEqualTo(URI.create("/tenants/acme"));
        assertThat(read.getType()).isEqualTo("artifact.pushed");
        assertThat(read.getSubject()).isEqualTo("library/nginx:1.27");
        assertThat(read.getTime()).isEqualTo("2026-11-21T06:30:00.123Z");
        JsonNode data = AvroJson.mapper().readTree(read.getData().toBytes());
        assertThat(data.at("/repository/name").textValue()).isEqualTo("library/nginx");
        assertThat(data.fieldNames()).toIterable().doesNotContain("type", "time", "dialect", "original");
    }

    @Test
    void shouldSpellAnEventInBinaryModeSoThatTheSdkReadsIt() {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(Samples.event("e-1"))
                .setRepository(Repository.newBuilder().setName("a b%\"€").build())
                .build();

        // When
        Content content = render(binary, event);

        // Then
        assertThat(content.mediaType()).isEqualTo("application/json");
        assertThat(content.headers())
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-id", "e-1")
                .containsEntry("ce-source", "/tenants/acme")
                .containsEntry("ce-type", "artifact.pushed")
                .containsEntry("ce-subject", "a%20b%25%22%E2%82%AC:1.27")
                .containsEntry("ce-time", "2026-11-21T06:30:00.123Z")
                .hasSize(6);
        assertThat(HttpMessageFactory.createReader(
                                headers(content), content.text().getBytes(UTF_8))
                        .toEvent()
                        .getId())
                .isEqualTo("e-1");
    }

    @Test
    void shouldSendACloudEventAsItCame() {
        // When
        RegistryEvent event = event(new CloudEventsDialect(), Arrivals.of(CAME));

        // Then
        assertThat(render(structured, event).text()).isEqualTo(CAME);
        Content inHeaders = render(binary, event);
        assertThat(inHeaders.text()).isEqualTo("{\"b\":1.5,\"a\":\"<&>\"}");
        assertThat(inHeaders.headers())
                .containsEntry("ce-extra", "%C3%A9")
                .containsEntry("ce-type", "com.acme.made")
                .containsEntry("ce-time", "2026-03-01T11:00:00.123456+01:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    application/json                | { "b" : 2 }
                    application/vnd.acme.v1+json    | {"a":1}
                    text/plain; charset=utf-8       | "quoted" & € so
                    application/octet-stream        | }{
                    """)
    void shouldSendInBinaryModeWhatCameInBinaryMode(String mediaType, String body) {
        // Given
        Map<String, String> headers = Map.of(
                "ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "t", "ce-extra", "%C3%A9%20");
        Map<String, String> withType = new TreeMap<>(headers);
        withType.put("Content-Type", mediaType);
        Arrival arrival = Arrivals.of(mediaType, body, withType);

        // When
        Content content = render(binary, event(new CloudEventsDialect(), arrival));

        // Then
        assertThat(content.headers()).isEqualTo(headers);
        assertThat(content.mediaType()).isEqualTo(mediaType);
        assertThat(content.text().replace(" ", "")).isEqualTo(body.replace(" ", ""));
    }

    @Test
    void shouldSendDataThatIsNoTextInStructuredMode() {
        // When
        RegistryEvent event = event(
                new CloudEventsDialect(),
                Arrivals.of(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"datacontenttype\":\"image/png\",\"data_base64\":\"/w==\"}"));

        // Then
        assertThat(render(binary, event)).isEqualTo(render(structured, event));
    }

    @ParameterizedTest
    @CsvSource({
        "hub.docker.com, hub.docker.com",
        "localhost:5000, localhost:5000",
        "'a b', /tenants/acme",
        "'', /tenants/acme"
    })
    void shouldNameTheRegistryAsTheSourceIfThatCanBeAUri(String source, String expected) {
        // When
        Content content = render(
                binary,
                RegistryEvent.newBuilder(Samples.event("e-1")).setSource(source).build());

        // Then
        assertThat(content.headers()).containsEntry("ce-source", expected);
    }

    @Test
    void shouldNameTheArtifactAsTheSubject() {
        assertThat(subject(Artifact.newBuilder()
                        .setPath("a/b.jar")
                        .setTags(List.of("1"))
                        .build()))
                .isEqualTo("library/nginx/a/b.jar");
        assertThat(subject(Artifact.newBuilder().setDigest("sha256:1").build())).isEqualTo("library/nginx@sha256:1");
        assertThat(subject(null)).isEqualTo("library/nginx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "7", "{\"specversion\":\"1.0\"}", "{\"data\":1,\"datacontenttype\":\"a/b+json\"}"
            })
    void shouldRenderWhateverCallsItselfACloudEvent(String body) {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder()
                .setOriginal(new Original("application/cloudevents+json", ByteBuffer.wrap(body.getBytes(UTF_8))))
                .build();

        // Then
        assertThat(render(structured, event).text()).isEqualTo(body);
        assertThat(render(binary, event)).isEqualTo(render(binary, event));
    }

    @Test
    void shouldRenderAnEventOfWhichNothingIsKnown() {
        RegistryEvent nothing = RegistryEvent.newBuilder().build();

        assertThat(render(structured, nothing).text()).contains("\"source\":\"/tenants/\"");
        assertThat(render(binary, nothing).headers()).containsEntry("ce-source", "/tenants/");
    }

    private String subject(Artifact artifact) {
        return render(
                        binary,
                        RegistryEvent.newBuilder(Samples.event("e-1"))
                                .setArtifact(artifact)
                                .build())
                .headers()
                .get("ce-subject");
    }

    private static Map<String, String> headers(Content content) {
        Map<String, String> headers = new TreeMap<>(content.headers());
        headers.put("Content-Type", content.mediaType());
        return headers;
    }

    private static Content render(Format format, RegistryEvent event) {
        Notification notification = Notification.newBuilder().setEvent(event).build();
        return format.render(notification, Samples.subscription("ci", "https://ci.example/hook"));
    }
}
