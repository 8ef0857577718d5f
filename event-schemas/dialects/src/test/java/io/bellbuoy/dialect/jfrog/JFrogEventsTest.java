package io.bellbuoy.dialect.jfrog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.Renderings;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.AvroJson;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** All events of JFrog's documentation, 66 in 13 domains, and the two that only its Terraform provider knows. */
final class JFrogEventsTest {

    private static final String FILE = "\"repo_key\":\"r\",\"path\":\"d/a.txt\",\"name\":\"a.txt\",";
    private static final String SHA256 = "\"sha256\":\"ec1be6\",\"size\":17";
    private static final String BUNDLE =
            "\"release_bundle_name\":\"b\",\"release_bundle_size\":9," + "\"release_bundle_version\":\"1.0.0\"";
    private static final String BUNDLE_V2 =
            "\"repository_key\":\"rb\",\"release_bundle_name\":\"b\"," + "\"release_bundle_version\":\"1.0.0\"";

    /** By domain, with those fields only for which ours have a place. */
    private static final Map<String, String> DATA = Map.ofEntries(
            Map.entry("artifact", FILE + SHA256),
            Map.entry("artifact_property", FILE + SHA256 + ",\"property_key\":\"k\",\"property_values\":[\"v\",\"w\"]"),
            Map.entry("artifact_lifecycle", FILE + SHA256),
            Map.entry(
                    "docker",
                    "\"repo_key\":\"r\",\"path\":\"l/u/1/list.manifest.json\",\"name\":\"list.manifest.json\"," + SHA256
                            + ",\"image_name\":\"l/u\",\"tag\":\"1\""),
            Map.entry(
                    "build",
                    "\"build_name\":\"n\",\"build_number\":\"1\",\"build_started\":\"2020-06-18T11:40:49.869+0000\","
                            + "\"build_repo\":\"artifactory-build-info\""),
            Map.entry("release_bundle", BUNDLE),
            Map.entry("release_bundle_v2", BUNDLE_V2 + ",\"created\":\"2022-10-10T15:36:04.894+03:00\""),
            Map.entry("release_bundle_v2_promotion", BUNDLE_V2 + ",\"environment\":\"PROD\",\"created_millis\":\"7\""),
            Map.entry("distribution", BUNDLE + ",\"status_message\":\"CREATED\",\"transaction_id\":\"395\""),
            Map.entry(
                    "destination",
                    "\"release_bundle_name\":\"b\",\"release_bundle_version\":\"1\",\"status_message\":\"COMPLETED\""),
            Map.entry("user", "\"email\":\"j@example.com\",\"status\":\"locked\",\"username\":\"jane\""),
            Map.entry(
                    "curation",
                    "\"package_name\":\"vm2\",\"package_version\":\"3.9.1\",\"package_url\":\"https://npm.example/vm2\","
                            + "\"curated_repository_name\":\"npm-remote\",\"username\":\"John\",\"package_type\":\"npm\""),
            Map.entry(
                    "xray_scan_status",
                    "\"resource\":{" + FILE + SHA256 + "},\"overall\":{\"status\":\"DONE\","
                            + "\"updated_at\":\"2026-07-22T10:00:00.000+0000\"},\"details\":{},"
                            + "\"occurred_at\":\"2026-07-22T10:00:01.000+0000\""),
            Map.entry("app_trust", "\"application_key\":\"shop\",\"application_version\":\"1.0.0\",\"stage\":\"qa\""));

    private final JFrogDialect dialect = new JFrogDialect();
    private final JFrogFormat format = new JFrogFormat();

    @ParameterizedTest
    @CsvFileSource(resources = "/jfrog-events.csv")
    void shouldHaveANeutralTypeAndComeBackToTheByte(String domain, String name, String type) {
        // Given
        String body = body(domain, name);

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(event.getType()).isEqualTo(type);
        assertThat(Stream.of(EventType.values()).map(EventType::code)).contains(type);
        assertThat(Renderings.of(format, event).text()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jfrog-events.csv")
    void shouldBeWrittenFromNeutralFieldsAsItWasRead(String domain, String name, String type) throws Exception {
        // Given
        String body = body(domain, name);
        RegistryEvent event = Renderings.withoutOriginal(Renderings.event(dialect, body));

        // When
        String written = Renderings.of(format, event).text();

        // Then
        JsonNode facts = AvroJson.mapper().readTree(written);
        assertThat(facts.at("/domain").textValue()).isEqualTo(domain);
        assertThat(facts.at("/event_type").textValue()).isEqualTo(name);
        assertThat(facts.at("/data")).isEqualTo(AvroJson.mapper().readTree(body).at("/data"));
        assertThat(Renderings.event(dialect, written).getType()).isEqualTo(type);
    }

    private static String body(String domain, String name) {
        return """
                {"domain":"%s","event_type":"%s","data":{%s},"subscription_key":"ci","source":"jfrog/jfrt@01"}"""
                .formatted(domain, name, DATA.get(domain));
    }
}
