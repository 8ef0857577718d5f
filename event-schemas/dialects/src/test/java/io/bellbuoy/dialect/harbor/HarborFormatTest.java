package io.bellbuoy.dialect.harbor;

import static io.bellbuoy.dialect.harbor.HarborSamples.events;
import static io.bellbuoy.dialect.harbor.Rendering.FORMATS;
import static io.bellbuoy.dialect.harbor.Rendering.content;
import static io.bellbuoy.dialect.harbor.Rendering.render;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.events.Actor;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.Location;
import io.bellbuoy.events.Original;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Repository;
import io.bellbuoy.events.Request;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that did not come from Harbor. */
class HarborFormatTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final Format TODAY = HarborFormat.ofHarbor();

    static Stream<String> types() {
        return Stream.concat(
                Stream.of(EventType.values()).map(EventType::code),
                Stream.of("harbor.COMMON_API", "docker_hub.Package_blocked", "bellbuoy.subscription.created"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldRenderEveryTypeEvenWithoutAnyFact(String type) throws Exception {
        for (Format format : FORMATS) {
            // Given
            RegistryEvent bare = event(type).build();

            // When
            String body = render(format, bare);

            // Then
            assertThat(JSON.readTree(body).isObject()).isTrue();
            assertThat(render(format, bare)).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldWriteWhatTheDialectReads(EventType type) {
        // Given: a copy is a push to where it goes
        RegistryEvent event = event(type.code())
                .setRepository(Repository.newBuilder().setName("library/web").build())
                .build();
        String read = type == EventType.ARTIFACT_COPIED ? "artifact.pushed" : type.code();

        // Then
        for (Format format : List.of(TODAY, new Harbor19Format(), new HarborCloudEventsFormat())) {
            assertThat(events(render(format, event)))
                    .extracting(RegistryEvent::getType)
                    .describedAs(format.name())
                    .containsExactly(read);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "artifact.moved,             ARTIFACT_MOVED,             harbor.artifact.moved",
        "release_bundle_v2.started,  RELEASE_BUNDLE_V2_STARTED,  harbor.release_bundle_v2.started",
        "docker_hub.Package_blocked, DOCKER_HUB_PACKAGE_BLOCKED, harbor.docker_hub.Package_blocked",
        "harbor.COMMON_API,          COMMON_API,                 harbor.COMMON_API",
        "ping,                       testEndpoint,               harbor.ping"
    })
    void shouldSpellWhatHarborHasNoNameForAsHarborWould(String type, String today, String cloudEvent) throws Exception {
        // Given
        RegistryEvent event = event(type).build();

        // Then
        assertThat(JSON.readTree(render(TODAY, event)).get("type").textValue()).isEqualTo(today);
        assertThat(JSON.readTree(render(new HarborCloudEventsFormat(), event))
                        .get("type")
                        .textValue())
                .isEqualTo(cloudEvent);
    }

    @Test
    void shouldTellAPushOfDistributionsAsHarborWould() {
        // Given
        RegistryEvent event = event("artifact.pushed")
                .setDialect("distribution")
                .setRepository(
                        Repository.newBuilder().setName("root/group/test").build())
                .setArtifact(Artifact.newBuilder()
                        .setType("image")
                        .setDigest("sha256:af06")
                        .setSize(528L)
                        .setUrl("http://registry.test:5000/v2/root/group/test/manifests/sha256:af06")
                        .build())
                .setActor(Actor.newBuilder().setName("root").build())
                .setRequest(Request.newBuilder().setId("r-1").build())
                .build();

        // Then
        assertThat(render(TODAY, event))
                .isEqualTo("{\"type\":\"PUSH_ARTIFACT\",\"occur_at\":1700000000,\"operator\":\"root\",\"event_data\":{"
                        + "\"resources\":[{\"digest\":\"sha256:af06\",\"tag\":\"sha256:af06\","
                        + "\"resource_url\":\"registry.test:5000/root/group/test@sha256:af06\"}],"
                        + "\"repository\":{\"name\":\"group/test\",\"namespace\":\"root\","
                        + "\"repo_full_name\":\"root/group/test\",\"repo_type\":\"\"}}}");
        assertThat(render(new HarborCloudEventsFormat(), event))
                .endsWith("\"operator\":\"root\",\"requestid\":\"r-1\"}");
    }

    @Test
    void shouldTellACopyAsAPushToWhereItWent() throws Exception {
        // Given
        RegistryEvent event = event("artifact.copied")
                .setRepository(Repository.newBuilder().setName("dev/web").build())
                .setArtifact(Artifact.newBuilder()
                        .setType("image")
                        .setTags(List.of("1.0"))
                        .setUrl("registry.test/dev/web:1.0")
                        .build())
                .setTarget(Location.newBuilder().setRepository("prod/web").build())
                .setRequest(Request.newBuilder().setHost("registry.test").build())
                .build();

        // When
        JsonNode body = JSON.readTree(render(TODAY, event));

        // Then
        assertThat(body.get("type").textValue()).isEqualTo("PUSH_ARTIFACT");
        assertThat(body.at("/event_data/repository/repo_full_name").textValue()).isEqualTo("prod/web");
        assertThat(body.at("/event_data/resources/0/resource_url").textValue()).isEqualTo("registry.test/prod/web:1.0");
    }

    @Test
    void shouldPutWhatHarborHasNoFieldForIntoTheCustomAttributes() throws Exception {
        // Given
        RegistryEvent event = event("build.promoted")
                .setBuild(Build.newBuilder()
                        .setName("web")
                        .setNumber("7")
                        .setStarted(Instant.EPOCH)
                        .build())
                .setArtifact(Artifact.newBuilder()
                        .setType("file")
                        .setPath("org/a.jar")
                        .setMediaType("a/b")
                        .build())
                .setAttributes(Map.of("comment", "at last", "date_created", "soon"))
                .build();

        // When
        JsonNode attributes = JSON.readTree(render(TODAY, event)).at("/event_data/custom_attributes");

        // Then
        assertThat(attributes.toString())
                .isEqualTo(
                        "{\"artifact_media_type\":\"a/b\",\"artifact_path\":\"org/a.jar\",\"artifact_type\":\"file\","
                                + "\"build_name\":\"web\",\"build_number\":\"7\",\"build_started\":\"1970-01-01T00:00:00Z\","
                                + "\"comment\":\"at last\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "            , UPLOAD_CHART,  https://charts.test/web-1.0.tgz",
        "sha256:c4a7, PUSH_ARTIFACT, charts.test/library/web:1.0"
    })
    void shouldTellChartsOfChartMuseumFromThoseThatArePulled(String digest, String type, String url) throws Exception {
        // Given
        RegistryEvent event = event("artifact.pushed")
                .setRepository(Repository.newBuilder().setName("library/web").build())
                .setArtifact(Artifact.newBuilder()
                        .setType("chart")
                        .setVersion("1.0")
                        .setDigest(digest)
                        .setUrl("https://charts.test/web-1.0.tgz")
                        .build())
                .build();

        // When
        JsonNode body = JSON.readTree(render(TODAY, event));

        // Then
        assertThat(body.get("type").textValue()).isEqualTo(type);
        assertThat(body.at("/event_data/resources/0/tag").textValue()).isEqualTo("1.0");
        assertThat(body.at("/event_data/resources/0/resource_url").textValue()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "7", "{}", "{\"type\":[],\"event_data\":7}", "{\"specversion\":1,\"data\":[]}"})
    void shouldRenderWhateverIsFoundInTheOriginalsPlace(String original) throws Exception {
        // Given
        RegistryEvent event = event("artifact.pushed")
                .setDialect("harbor")
                .setRepository(Repository.newBuilder().setName("library/web").build())
                .setOriginal(new Original("application/json", ByteBuffer.wrap(original.getBytes(UTF_8))))
                .build();

        // Then
        for (Format format : FORMATS) {
            assertThat(JSON.readTree(render(format, event)).isObject())
                    .describedAs(format.name())
                    .isTrue();
        }
    }

    @Test
    void shouldKeepQuotesOfOthersFromBreakingWhatSlackReads() throws Exception {
        // Given
        RegistryEvent event = event("artifact.pushed")
                .setActor(Actor.newBuilder().setName("a\"b\\").build())
                .build();

        // Then
        JsonNode body = JSON.readTree(render(new HarborSlackFormat(), event));
        assertThat(body.at("/blocks/3/text/text").textValue()).isEqualTo("*operator:* a\"b\\");
    }

    @Test
    void shouldSayOfWhatTypeItIs() {
        assertThat(FORMATS).allSatisfy(format -> assertThat(
                        content(format, event("ping").build()).mediaType())
                .isEqualTo(
                        format instanceof HarborCloudEventsFormat
                                ? "application/cloudevents+json"
                                : "application/json"));
    }

    private static RegistryEvent.Builder event(String type) {
        return RegistryEvent.newBuilder()
                .setId("e-1")
                .setTenant("acme")
                .setType(type)
                .setTime(Instant.ofEpochMilli(1_700_000_000_123L))
                .setDialect("native");
    }
}
