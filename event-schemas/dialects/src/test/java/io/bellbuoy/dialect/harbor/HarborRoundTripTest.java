package io.bellbuoy.dialect.harbor;

import static io.bellbuoy.dialect.harbor.HarborSamples.event;
import static io.bellbuoy.dialect.harbor.HarborSamples.events;
import static io.bellbuoy.dialect.harbor.HarborSamples.text;
import static io.bellbuoy.dialect.harbor.Rendering.content;
import static io.bellbuoy.dialect.harbor.Rendering.render;
import static io.bellbuoy.dialect.harbor.Rendering.withoutOriginal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.events.RegistryEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body parsed and written in the generation that it came in, in others, and after the original is gone. */
class HarborRoundTripTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final Format TODAY = HarborFormat.ofHarbor();
    private static final Format VERSION_1_9 = new Harbor19Format();
    private static final Format CLOUD_EVENTS = new HarborCloudEventsFormat();
    private static final Format DOCS_LEGACY = new HarborDocsLegacyFormat();
    private static final Format SLACK = new HarborSlackFormat();
    private static final Map<Generation, Format> SAME = Map.of(
            Generation.TODAY, TODAY,
            Generation.VERSION_1_9, VERSION_1_9,
            // Nobody sends 1.10's order with 1.10's names any more: JSON-equal in that of 1.9.
            Generation.VERSION_1_10, VERSION_1_9,
            Generation.CLOUD_EVENTS, CLOUD_EVENTS,
            Generation.DOCS_LEGACY, DOCS_LEGACY);

    static List<String> samples() {
        return HarborSamples.names().toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldLoseNothingInTheSameGeneration(String sample) throws Exception {
        // Given
        JsonNode told = JSON.readTree(text(sample));
        List<RegistryEvent> events = events(text(sample));
        boolean isTold = events.size() == 1 && Generation.of(told) != Generation.VERSION_1_10;

        for (RegistryEvent event : events) {
            // When
            String body = render(SAME.get(Generation.of(told)), event);

            // Then
            if (isTold) {
                assertThat(body).isEqualTo(text(sample));
            } else if (events.size() == 1) {
                assertThat(JSON.readTree(body)).isEqualTo(told);
            } else {
                assertThat(body.length()).isLessThan(text(sample).length());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PULL_ARTIFACT.default.wire.json", "UPLOAD_CHART.derived.json"})
    void shouldWriteTheVeryBytesWithoutTheOriginal(String sample) {
        assertThat(render(TODAY, withoutOriginal(event(sample))))
                .isEqualTo(text(sample).strip());
    }

    @Test
    void shouldWriteTheVeryBytesOfVersion19WithoutTheOriginal() {
        // Given
        String sample = "pushImage.v1.9.wire.json";

        // Then
        assertThat(render(VERSION_1_9, withoutOriginal(event(sample)))).isEqualTo(text(sample));
    }

    @Test
    void shouldWriteTheVeryBytesOfADataAndBackAgain() {
        // Given
        String sample = text("PULL_ARTIFACT.default.wire.json");

        // When
        String cloudEvent = render(CLOUD_EVENTS, events(sample).get(0));
        String back = render(TODAY, events(cloudEvent).get(0));

        // Then
        assertThat(cloudEvent)
                .isEqualTo(
                        "{\"specversion\":\"1.0\",\"id\":\"ntf_1\",\"source\":\"/projects/acme/webhook/policies/ci\","
                                + "\"type\":\"harbor.artifact.pulled\",\"datacontenttype\":\"application/json\","
                                + "\"time\":\"2023-03-06T05:58:23Z\",\"data\":"
                                + text("PULL_ARTIFACT.cloudevents-data.wire.json")
                                        .strip()
                                + ",\"operator\":\"admin\",\"requestid\":\"\"}");
        assertThat(back).isEqualTo(sample.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PULL_ARTIFACT",
                "DELETE_ARTIFACT",
                "QUOTA_EXCEED",
                "SCANNING_COMPLETED",
                "SCANNING_FAILED",
                "TAG_RETENTION"
            })
    void shouldTurnCloudEventsIntoTheDefaultAndBack(String type) throws Exception {
        // Given: the same event in both forms
        String standard = type + ".default.json";
        String cloudEvent = type + ".cloudevents.json";

        // When
        JsonNode toDefault = JSON.readTree(render(TODAY, event(cloudEvent)));
        Content toCloudEvent = content(CLOUD_EVENTS, event(standard));

        // Then
        assertThat(toDefault).isEqualTo(JSON.readTree(text(standard)));
        assertThat(toCloudEvent.mediaType()).isEqualTo("application/cloudevents+json");
        assertThat(differences(JSON.readTree(toCloudEvent.text()), JSON.readTree(text(cloudEvent))))
                .containsExactly("/id", "/requestid", "/source");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldCarryTheFactsFromAnyGenerationToAnyOther(String sample) throws Exception {
        for (RegistryEvent event : events(text(sample))) {
            // When
            JsonNode today = JSON.readTree(render(TODAY, event));
            JsonNode version19 = JSON.readTree(render(VERSION_1_9, event));
            JsonNode cloudEvent = JSON.readTree(render(CLOUD_EVENTS, event));
            RegistryEvent back =
                    events(render(TODAY, events(cloudEvent.toString()).get(0))).get(0);

            // Then
            assertThat(version19.get("event_data")).isEqualTo(today.get("event_data"));
            assertThat(cloudEvent.get("data")).isEqualTo(today.get("event_data"));
            assertThat(version19.get("operator")).isEqualTo(today.get("operator"));
            assertThat(cloudEvent.get("operator")).isEqualTo(today.get("operator"));
            assertThat(back.getType()).isEqualTo(event.getType());
            assertThat(back.getRepository()).isEqualTo(event.getRepository());
            assertThat(back.getScan()).isEqualTo(event.getScan());
            assertThat(back.getReplication()).isEqualTo(event.getReplication());
        }
    }

    /** What is written of Harbor's events once only the neutral fields are left: whatever differs is in this list. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PUSH_ARTIFACT.default.json                |
                    PUSH_ARTIFACT.container-registry.com.json |
                    PUSH_ARTIFACT.docs-release-2.0.0.json     |
                    PUSH_ARTIFACT.proxy-cache.json            |
                    PULL_ARTIFACT.default.json                |
                    DELETE_ARTIFACT.default.json              |
                    UPLOAD_CHART.derived.json                 |
                    QUOTA_EXCEED.default.json                 |
                    SCANNING_FAILED.default.json              | /event_data/scan
                    SCANNING_STOPPED.default.json             | /event_data/scan
                    SCANNING_COMPLETED.default.json           | …/scanner/vendor /event_data/scan
                    SCANNING_COMPLETED.findings.json          | …/scanner/vendor …/start_time …/summary/fixable
                    SCANNING_COMPLETED.sbom.json              | …/scanner/vendor
                    REPLICATION.default.json                  | …/dest_resource/endpoint …/dest_resource/namespace …/dest_resource/registry_type …/src_resource/endpoint …/src_resource/namespace …/src_resource/registry_name …/src_resource/registry_type …/successful_artifact/0/references
                    TAG_RETENTION.default.json                | …/deleted_artifact/0/references …/retention_rule
                    """)
    void shouldWriteWhatTheNeutralFieldsHold(String sample, String lost) throws Exception {
        // Given
        JsonNode told = JSON.readTree(text(sample));

        // When
        JsonNode written = JSON.readTree(render(TODAY, withoutOriginal(event(sample))));

        // Then
        assertThat(differences(written, told))
                .map(HarborRoundTripTest::inShort)
                .containsExactlyElementsOf(lost == null ? List.of() : List.of(lost.split(" ")));
    }

    @Test
    void shouldWriteTheDocumentedBodyWithoutTheOriginal() throws Exception {
        // Given
        String sample = "pushImage.v1.10-docs-only.json";

        // Then
        assertThat(JSON.readTree(render(DOCS_LEGACY, withoutOriginal(event(sample)))))
                .isEqualTo(JSON.readTree(text(sample)));
        assertThat(JSON.readTree(render(DOCS_LEGACY, event("pushImage.v1.9.wire.json")))
                        .toString())
                .isEqualTo("{\"event_type\":\"pushImage\",\"events\":[{\"project\":\"myproj\",\"repo_name\":\"alpine\","
                        + "\"tag\":\"v1.0\",\"full_name\":\"myproj/alpine\",\"trigger_time\":1563536782000,"
                        + "\"image_id\":\"bf1684a6e3676389ec861c602e97f27b03f14178e5bc3f70dce198f9f160cce9\","
                        + "\"project_type\":\"Private\"}]}");
    }

    @Test
    void shouldPostToSlackWhatHarborPosts() {
        assertThat(render(SLACK, event("PUSH_ARTIFACT.docs-release-2.7.0.json")))
                .isEqualTo(text("slack-body.PUSH_ARTIFACT.derived.txt"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldPostToSlackWhatSlackCanRead(String sample) throws Exception {
        // Given
        RegistryEvent event = event(sample);

        // When
        JsonNode body = JSON.readTree(render(SLACK, event));

        // Then: quotes within quotes have come through
        String fenced = body.at("/blocks/5/text/text").textValue();
        JsonNode data = JSON.readTree(fenced.substring(3, fenced.length() - 3));
        assertThat(data).isEqualTo(JSON.readTree(render(TODAY, event)).get("event_data"));
    }

    @Test
    void shouldEscapeAsGoDoes() {
        // Given
        RegistryEvent event = events(
                        """
                        {"type":"QUOTA_WARNING","occur_at":1,"event_data":{"custom_attributes":{"Details":"<85 % & more>"}}}""")
                .get(0);

        // Then
        assertThat(render(CLOUD_EVENTS, event)).contains("{\"Details\":\"\\u003c85 % \\u0026 more\\u003e\"}");
    }

    private static String inShort(String pointer) {
        return pointer.replaceFirst(
                "/event_data/(resources/0/(scan_overview/[^/]+~1[^/]+|sbom_overview)|replication|retention)/", "…/");
    }

    private static Set<String> differences(JsonNode one, JsonNode other) {
        Set<String> found = new TreeSet<>();
        compare(one, other, "", found);
        return found;
    }

    private static void compare(JsonNode one, JsonNode other, String at, Set<String> found) {
        if (one.equals(other)) {
            return;
        }
        boolean bothHaveParts = one.isContainerNode() && other.isContainerNode();
        if (!bothHaveParts || one.isMissingNode() || other.isMissingNode()) {
            found.add(at);
        } else if (one instanceof ObjectNode) {
            Set<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(one.path(name), other.path(name), at + "/" + name.replace("/", "~1"), found));
        } else {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(one.path(i), other.path(i), at + "/" + i, found);
            }
        }
    }
}
