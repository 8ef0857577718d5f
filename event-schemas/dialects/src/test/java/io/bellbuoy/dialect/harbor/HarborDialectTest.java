package io.bellbuoy.dialect.harbor;

import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.harbor.HarborSamples.event;
import static io.bellbuoy.dialect.harbor.HarborSamples.events;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.TooManyEventsException;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Replication;
import io.bellbuoy.events.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarborDialectTest {

    private static final String BODY =
            """
            {"type":"%s","occur_at":1700000000,"event_data":{"repository":{"repo_full_name":"library/web"}}}""";

    @Test
    void shouldReadWhatWasPushed() {
        // When
        RegistryEvent event = event("PUSH_ARTIFACT.container-registry.com.json");

        // Then
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getDialect()).isEqualTo("harbor");
        assertThat(event.getId()).matches("evt_[0-9a-f]{32}");
        assertThat(event.getTime()).isEqualTo(Instant.ofEpochSecond(1586922308));
        assertThat(event.getSource()).isEqualTo("epic-exoscale.container-registry.com");
        assertThat(event.getRepository().getName()).isEqualTo("documentation/test_slack");
        assertThat(event.getRepository().getVisibility()).isEqualTo("private");
        assertThat(event.getActor().getName()).isEqualTo("username");
        assertThat(event.getAttributes()).isEqualTo(Map.of("date_created", "1628167510"));
        assertThat(event.getArtifact())
                .isEqualTo(Artifact.newBuilder()
                        .setType("image")
                        .setTags(List.of("5.0"))
                        .setDigest("sha256:1b26826f602946860c279fce658f31050cff2c596583af237d971f4629b57792")
                        .setUrl("epic-exoscale.container-registry.com/documentation/test_slack:5.0")
                        .build());
    }

    @Test
    void shouldNotTakeADigestForATag() {
        // When
        RegistryEvent event = event("PULL_ARTIFACT.default.json");

        // Then
        assertThat(event.getArtifact().getTags()).isEmpty();
        assertThat(event.getArtifact().getDigest()).startsWith("sha256:954b");
        assertThat(event.getActor().getKind()).isEqualTo("robot");
    }

    @Test
    void shouldKnowCachingByWhoDoesIt() {
        // When
        RegistryEvent event = event("PUSH_ARTIFACT.proxy-cache.json");

        // Then
        assertThat(event.getType()).isEqualTo("artifact.cached");
        assertThat(event.getRepository().getKind()).isEqualTo("remote");
        assertThat(event.getRepository().getName()).isEqualTo("hub/library/redis");
    }

    @Test
    void shouldTakeTheIdOfACloudEventAndItsRequest() {
        // When
        RegistryEvent event = event("DELETE_ARTIFACT.cloudevents.json");

        // Then
        assertThat(event.getId()).isEqualTo("343f1623-7cba-487c-88f1-c5ebf55e93aa");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2023-04-03T06:16:38Z"));
        assertThat(event.getRequest().getId()).isEqualTo("ca0f3ceb-810f-4598-a268-a2291ad4de49");
        assertThat(event.getSource()).isEqualTo("localhost");
        assertThat(event.getOriginal().getMediaType()).isEqualTo("application/cloudevents+json");
    }

    @Test
    void shouldTellOneEventPerVersionOfAChart() {
        // When
        List<RegistryEvent> events = events(HarborSamples.text("DELETE_CHART.two-versions.json"));

        // Then
        assertThat(events).hasSize(2);
        assertThat(events.get(0).getId()).isNotEqualTo(events.get(1).getId());
        assertThat(events).allSatisfy(event -> {
            String version = event.getArtifact().getVersion();
            assertThat(event.getType()).isEqualTo("artifact.deleted");
            assertThat(event.getArtifact().getType()).isEqualTo("chart");
            assertThat(event.getArtifact().getName()).isEqualTo("web");
            assertThat(event.getArtifact().getTags()).containsExactly(version);
            assertThat(event.getSource()).isEqualTo("hub.example");
            assertThat(UTF_8.decode(event.getOriginal().getBody()).toString())
                    .startsWith("{\"type\":\"DELETE_CHART\",\"occur_at\":1586922308,\"operator\":\"robot$ci\",")
                    .containsOnlyOnce("resource_url")
                    .contains("web-" + version);
        });
    }

    @Test
    void shouldReadAScan() {
        // When
        RegistryEvent event = event("SCANNING_COMPLETED.findings.json");

        // Then
        assertThat(event.getScan())
                .isEqualTo(Scan.newBuilder()
                        .setKind("vulnerability")
                        .setStatus("Success")
                        .setSeverity("Critical")
                        .setFindings(Map.of("Critical", 2L, "High", 4L, "Low", 6L))
                        .setScanner("Trivy v0.52.0")
                        .setStarted(Instant.parse("2024-07-03T09:46:41.975Z"))
                        .setEnded(Instant.parse("2024-07-03T09:46:51Z"))
                        .build());
    }

    @Test
    void shouldReadABillOfMaterials() {
        // When
        RegistryEvent event = event("SCANNING_COMPLETED.sbom.json");

        // Then
        assertThat(event.getScan().getKind()).isEqualTo("sbom");
        assertThat(event.getScan().getStatus()).isEqualTo("Success");
        assertThat(event.getAttributes()).isEqualTo(Map.of("report_id", "b1", "sbom_digest", "sha256:b0a7"));
    }

    @Test
    void shouldForgiveAScannerWhatItReports() {
        // Given: no times, a summary of another kind, a scanner without a name, and what versions 2.0 and 2.1 made of
        // no tag
        String body =
                """
                {"type":"SCANNING_STOPPED","occur_at":1700000000,"event_data":{
                  "resources":[{"digest":"sha256:1","tag":"","resource_url":"h/library/web:","scan_overview":{
                    "a/b":{"scan_status":"Stopped","start_time":"0001-01-01T00:00:00Z","end_time":"soon","summary":7,"scanner":[]}}}],
                  "repository":{"name":"web","namespace":"library"}}}""";

        // When
        RegistryEvent event = events(body).get(0);

        // Then
        assertThat(event.getScan())
                .isEqualTo(Scan.newBuilder()
                        .setKind("vulnerability")
                        .setStatus("Stopped")
                        .build());
        assertThat(event.getRepository().getName()).isEqualTo("library/web");
        assertThat(event.getArtifact().getTags()).isEmpty();
    }

    @Test
    void shouldReadAReplicationAndWhatSetItOff() {
        // When
        RegistryEvent event = event("REPLICATION.default.json");

        // Then
        assertThat(event.getReplication())
                .isEqualTo(Replication.newBuilder()
                        .setStatus("Success")
                        .setTrigger("MANUAL")
                        .setFrom("https://hub.docker.com/library")
                        .setTo("http://localhost/harbor")
                        .setSucceeded(List.of("alpine [1 item(s) in total]"))
                        .build());
        assertThat(event.getActor()).isNull();
        assertThat(event.getSource()).isEqualTo("localhost");
        assertThat(event.getAttributes())
                .containsEntry("policy_creator", "admin")
                .containsEntry("override_mode", "true");
    }

    @Test
    void shouldReadARetentionIntoAttributes() {
        // When
        RegistryEvent event = event("TAG_RETENTION.default.json");

        // Then
        assertThat(event.getType()).isEqualTo("retention.finished");
        assertThat(event.getActor()).isNull();
        assertThat(event.getAttributes())
                .isEqualTo(Map.of(
                        "total", "1",
                        "retained", "0",
                        "harbor_hostname", "localhost",
                        "project_name", "harbor",
                        "retention_policy_id", "2",
                        "result", "SUCCESS",
                        "deleted_artifact", "alpine:3.8",
                        "trigger_type", "MANUAL"));
    }

    @Test
    void shouldReadTheSentenceOfAQuota() {
        // When
        RegistryEvent event = event("QUOTA_WARNING.cloudevents.json");

        // Then
        assertThat(event.getQuota().getDetail())
                .isEqualTo("quota usage reach 85%: resource storage used 12.6 MiB of 14.0 MiB");
        assertThat(event.getAttributes()).isEmpty();
        assertThat(event.getArtifact().getUrl()).isNull();
    }

    @Test
    void shouldReadTheBodyThatWasOnlyDocumented() {
        // When
        RegistryEvent event = event("pushImage.v1.10-docs-only.json");

        // Then
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getTime()).isEqualTo(Instant.ofEpochMilli(158322233213L));
        assertThat(event.getRepository().getName()).isEqualTo("prj/repo1");
        assertThat(event.getRepository().getVisibility()).isEqualTo("private");
        assertThat(event.getArtifact().getTags()).containsExactly("latest");
        assertThat(event.getArtifact().getDigest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PUSH_ARTIFACT,      artifact.pushed",
        "PULL_ARTIFACT,      artifact.pulled",
        "DELETE_ARTIFACT,    artifact.deleted",
        "UPLOAD_CHART,       artifact.pushed",
        "DOWNLOAD_CHART,     artifact.pulled",
        "DELETE_CHART,       artifact.deleted",
        "SCANNING_COMPLETED, scan.completed",
        "SCANNING_FAILED,    scan.failed",
        "SCANNING_STOPPED,   scan.stopped",
        "QUOTA_EXCEED,       quota.exceeded",
        "QUOTA_WARNING,      quota.warned",
        "REPLICATION,        replication.finished",
        "TAG_RETENTION,      retention.finished",
        "CREATE_PROJECT,     project.created",
        "DELETE_PROJECT,     project.deleted",
        "DELETE_REPOSITORY,  repository.deleted",
        "CREATE_TAG,         tag.created",
        "DELETE_TAG,         tag.deleted",
        "ARTIFACT_LABELED,   artifact.labeled",
        "CREATE_ROBOT,       robot.created",
        "DELETE_ROBOT,       robot.deleted",
        "COMMON_API,         harbor.COMMON_API",
        "pushImage,          artifact.pushed",
        "pullImage,          artifact.pulled",
        "deleteImage,        artifact.deleted",
        "uploadChart,        artifact.pushed",
        "downloadChart,      artifact.pulled",
        "deleteChart,        artifact.deleted",
        "scanningCompleted,  scan.completed",
        "scanningFailed,     scan.failed",
        "projectQuota,       quota.exceeded",
        "testEndpoint,       ping",
        "ARTIFACT_MOVED,     artifact.moved",
        "Größer & neuer!,    harbor.Gr__er___neuer_"
    })
    void shouldKnowTheTypesOfAllGenerations(String name, String type) {
        assertThat(events(BODY.formatted(name)))
                .extracting(RegistryEvent::getType)
                .containsExactly(type);
    }

    @ParameterizedTest
    @CsvSource({
        "harbor.artifact.pushed,            artifact.pushed",
        "harbor.artifact.pulled,            artifact.pulled",
        "harbor.artifact.deleted,           artifact.deleted",
        "harbor.quota.exceeded,             quota.exceeded",
        "harbor.quota.warned,               quota.warned",
        "harbor.replication.status.changed, replication.finished",
        "harbor.scan.completed,             scan.completed",
        "harbor.scan.failed,                scan.failed",
        "harbor.scan.stopped,               scan.stopped",
        "harbor.tag_retention.finished,     retention.finished",
        "harbor.tag.created,                tag.created",
        "harbor.artifact.moved,             artifact.moved",
        "harbor.cosign.signed,              harbor.cosign.signed"
    })
    void shouldKnowTheTypesOfCloudEvents(String name, String type) {
        // Given
        String body =
                """
                {"specversion":"1.0","id":"1","source":"/p","type":"%s","data":{"repository":{"repo_full_name":"a/b"}}}"""
                        .formatted(name);

        // Then
        assertThat(events(body)).extracting(RegistryEvent::getType).containsExactly(type);
    }

    @Test
    void shouldTakeTheEmptyBodyOfATrialForAPing() {
        assertThat(events("")).extracting(RegistryEvent::getType).containsExactly("ping");
    }

    @Test
    void shouldGiveWhatIsDeliveredAgainTheSameId() {
        // Given
        String body = HarborSamples.text("PUSH_ARTIFACT.default.json");

        // Then
        assertThat(events(body)).isEqualTo(events(body));
        assertThat(events(body)).isNotEqualTo(events(body.replace("1680501893", "1680501894")));
    }

    @Test
    void shouldKeepTheBytesButNoByteOrderMark() {
        // Given
        String told = " " + BODY.formatted("PUSH_ARTIFACT").replace("web", "wéb€") + "\n";

        // When
        RegistryEvent event = events("\uFEFF" + told).get(0);

        // Then
        assertThat(UTF_8.decode(event.getOriginal().getBody()).toString()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    7                                                                                   | ''
                    {}                                                                                  | /type
                    {"type":""}                                                                         | /type
                    {"type":7}                                                                          | /type
                    {"type":"PUSH_ARTIFACT"}                                                            | /event_data/repository/repo_full_name
                    {"type":"PUSH_ARTIFACT","event_data":{"repository":{"repo_full_name":1}}}           | /event_data/repository/repo_full_name
                    {"type":"REPLICATION","occur_at":"now"}                                             | /occur_at
                    {"type":"REPLICATION","occur_at":253402300800}                                      | /occur_at
                    {"type":"REPLICATION","occur_at":-1}                                                | /occur_at
                    {"type":"REPLICATION","operator":{}}                                                | /operator
                    {"type":"REPLICATION","event_data":[]}                                              | /event_data
                    {"type":"REPLICATION","event_data":{"resources":{}}}                                | /event_data/resources
                    {"type":"REPLICATION","event_data":{"resources":[{},7]}}                            | /event_data/resources/1
                    {"type":"REPLICATION","event_data":{"resources":[{"tag":1}]}}                       | /event_data/resources/0/tag
                    {"type":"harbor.x","specversion":"1.0"}                                             | /id
                    {"type":"harbor.x","specversion":"1.0","id":"1","time":"now"}                       | /time
                    {"type":"harbor.scan.failed","specversion":"1.0","id":"1","data":{}}                | /data/repository/repo_full_name
                    {"event_type":"pushImage","events":[{"full_name":"a/b"},{"tag":"1"}]}               | /events/1/full_name
                    {"event_type":"pushImage","events":[{"full_name":"a/b","trigger_time":"now"}]}      | /events/0/trigger_time
                    {"event_type":"pushImage","events":[]}                                              | /events/0/full_name
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String body, String pointer) {
        assertThat(pointersRefused(new HarborDialect(), body).stream().distinct())
                .containsExactly(pointer);
    }

    @Test
    void shouldNameTheFieldThatIsTooLong() {
        // Given
        String longName = "a/" + "b".repeat(600);
        String body = BODY.formatted("PUSH_ARTIFACT").replace("library/web", longName);
        String tagged = BODY.formatted("PULL_ARTIFACT")
                .replace("\"repository\"", "\"resources\":[{\"tag\":\"" + "t".repeat(300) + "\"}],\"repository\"");

        // Then
        assertThat(pointersRefused(new HarborDialect(), body)).containsExactly("/event_data/repository/repo_full_name");
        assertThat(pointersRefused(new HarborDialect(), tagged)).containsExactly("/event_data/resources/0/tag");
    }

    @Test
    void shouldRefuseMoreEventsThanARequestMayCarry() {
        assertThatExceptionOfType(TooManyEventsException.class)
                .isThrownBy(() -> events("{\"type\":\"DELETE_CHART\",\"event_data\":{\"resources\":[{},{},{},{}]}}"));
    }

    @Test
    void shouldNotLetASmallBodyBecomeManyLargeEvents() {
        // Given
        String body = BODY.formatted("DELETE_CHART")
                .replace("\"repository\"", "\"resources\":[{},{}],\"x\":\"" + "x".repeat(9_000) + "\",\"repository\"");

        // Then
        assertThat(pointersRefused(new HarborDialect(), body)).containsExactly("/event_data/resources");
        assertThat(events(body.replace("[{},{}]", "[{}]"))).hasSize(1);
    }

    @Test
    void shouldTakeTheTimeOfArrivalWhenNoneIsTold() {
        assertThat(events(BODY.formatted("CREATE_TAG").replace("1700000000", "0")))
                .extracting(RegistryEvent::getTime)
                .containsExactly(Arrivals.RECEIVED);
    }
}
