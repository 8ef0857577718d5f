package io.bellbuoy.dialect.jfrog;

import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Renderings;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Build;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.ReleaseBundle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JFrogDialectTest {

    private static final String SHA256 = "35c4a2c15539c6c1e4e5fa4e554dac323ad0107d8eb5c582d6ff386b383b7dce";

    private final JFrogDialect dialect = new JFrogDialect();

    static Stream<String> samples() {
        return Renderings.samples("jfrog");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldSendEverySampleAsItCame(String sample) {
        // Given
        String body = Arrivals.sample(sample);

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(Renderings.of(new JFrogFormat(), event).text()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "artifact.deployed.real-wire,                     artifact.pushed",
        "artifact.deployed.seed,                          artifact.pushed",
        "build.uploaded.help,                             build.uploaded",
        "curation.package_blocked,                        curation.package_blocked",
        "destination.delete_completed.seed,               destination.delete_completed",
        "destination.received.seed,                       destination.received",
        "distribution.deletion_failed.seed,               distribution.delete_failed",
        "distribution.distribute_aborted.seed,            distribution.distribute_aborted",
        "release_bundle.signed.seed,                      release_bundle.signed",
        "release_bundle_v2.release_bundle_v2_failed,      release_bundle_v2.failed",
        // Data without an envelope, which tells the domain at most.
        "artifact.moved.seed,                             jfrog.artifact",
        "artifact_properties.added.seed,                  jfrog.artifact_property",
        "build.promoted.seed,                             jfrog.build",
        "docker.pushed.seed,                              jfrog.docker"
    })
    void shouldTellTheTypeOfSamples(String sample, String type) {
        assertThat(read(sample).getType()).isEqualTo(type);
    }

    @Test
    void shouldReadAFile() {
        // When
        RegistryEvent event = read("artifact.deployed.real-wire");

        // Then
        assertThat(event.getTenant()).isEqualTo("acme");
        assertThat(event.getDialect()).isEqualTo("jfrog");
        assertThat(event.getTime()).isEqualTo(Arrivals.RECEIVED);
        assertThat(event.getSource()).isEqualTo("jfrog/jfrt@01h9mspg5atsp402qqxm071zjv");
        assertThat(event.getRepository().getName()).isEqualTo("example-repo-local");
        assertThat(event.getArtifact())
                .isEqualTo(Artifact.newBuilder()
                        .setType("file")
                        .setPath("some.log")
                        .setName("some.log")
                        .setDigest("sha256:069092736c73613a25917f582f8a2621b8495cb723914c85dc570761ce0846f8")
                        .setSize(353178L)
                        .build());
    }

    @Test
    void shouldReadAnImage() {
        assertThat(read("docker.pushed.seed").getArtifact())
                .isEqualTo(Artifact.newBuilder()
                        .setType("index")
                        .setPath("library/ubuntu/latest/list.manifest.json")
                        .setName("library/ubuntu")
                        .setTags(List.of("latest"))
                        .setDigest("sha256:" + SHA256)
                        .setSize(1206L)
                        .build());
    }

    @Test
    void shouldReadWhereAFileWent() {
        // When
        RegistryEvent event = read("artifact.moved.seed");

        // Then
        assertThat(event.getTarget().getRepository()).isEqualTo("target_repo");
        assertThat(event.getTarget().getPath()).isEqualTo("sample_path_dir/sample_artifact");
    }

    @Test
    void shouldReadAPropertyABuildAndABundle() {
        assertThat(read("artifact_properties.added.seed").getProperty().getKey())
                .isEqualTo("sample_prop_key");
        assertThat(read("artifact_properties.added.seed").getProperty().getValues())
                .containsExactly("sample_value");
        assertThat(read("build.uploaded.seed").getBuild())
                .isEqualTo(Build.newBuilder()
                        .setName("sample_build_name")
                        .setNumber("1")
                        .setStarted(Instant.parse("2020-06-18T11:40:49.869Z"))
                        .build());
        assertThat(read("release_bundle.created.seed").getReleaseBundle())
                .isEqualTo(ReleaseBundle.newBuilder()
                        .setName("sample_name")
                        .setSize(9800L)
                        .setVersion("1.0.0")
                        .build());
        assertThat(read("release_bundle.created.seed").getSource())
                .isEqualTo("https://dist-pipe2.jfrogdev.co/artifactory");
    }

    @Test
    void shouldReadWhatCurationBlocked() {
        // When
        RegistryEvent event = read("curation.package_blocked");

        // Then
        assertThat(event.getRepository().getName()).isEqualTo("remote-npm-repo");
        assertThat(event.getArtifact().getType()).isEqualTo("package");
        assertThat(event.getArtifact().getName()).isEqualTo("vm2");
        assertThat(event.getArtifact().getVersion()).isEqualTo("3.9.1");
        assertThat(event.getActor().getName()).isEqualTo("John Doe");
        assertThat(event.getAttributes())
                .containsEntry("reason", "Policy violations")
                .containsEntry("package_type", "npm")
                .doesNotContainKey("package_name");
    }

    @Test
    void shouldReadWhoDidIt() {
        // Given
        String body =
                """
                {"domain":"artifact","event_type":"deployed","data":{"repo_key":"r","path":"p","name":"p"},
                 "userContext":{"id":"ci","isToken":true,"realm":"internal"}}""";

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(event.getActor().getName()).isEqualTo("ci");
        assertThat(event.getActor().getKind()).isEqualTo("token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"domain":"artifact","data":{"event_type":"deployed","repo_key":"r"}}             | artifact.pushed
                    {"destination":"artifactory_release_bundle","event_type":"deletion_started","data":{"release_bundle_name":"b"}} | destination.delete_started
                    {"domain":"app_trust","event_type":"exit_gate_validation","data":{}}              | app_trust.exit_gate_evaluation_validation_passed
                    {"domain":"curation","event_type":"package_blocked","data":{}}                    | curation.package_blocked
                    {"waiver_request":{"id":5,"status":"pending","pkg_name":"vm2"}}                   | curation.waiver_request_created
                    {"waiver_request":{"id":5,"status":"approved","pkg_name":"vm2"}}                  | curation.waiver_request_updated
                    {"policy_name":"aged","policy_id":5}                                              | curation.policy_changed
                    {"resource":{"path":"a"},"overall":{"status":"NOT_SUPPORTED"},"details":{}}       | scan.unsupported
                    {"resource":{"path":"a"},"overall":{"status":"odd"},"details":{}}                 | jfrog.xray_scan_status.odd
                    {"schema_version":"1.1","alert_id":"6","policy_name":"p","top_severity":"High"}   | jfrog.xray.violation
                    {"domain":"artifact","event_type":"Re-indexed!","data":{"repo_key":"r"}}          | jfrog.artifact.Re-indexed_
                    {"domain":"new","event_type":"thing"}                                             | jfrog.new.thing
                    {"domain":"new"}                                                                  | jfrog.new
                    """)
    void shouldKnowOlderNewerAndUnknownWays(String body, String type) {
        assertThat(Renderings.event(dialect, body).getType()).isEqualTo(type);
    }

    @Test
    void shouldReadTheScanAndItsTimes() {
        // Given
        String body =
                """
                {"resource":{"repo_key":"r","path":"a/b.jar"},"overall":{"status":"failed","error":"no space",
                 "updated_at":"2026-07-22T10:00:00Z"},"details":{},"occurred_at":"2026-07-22T12:00:01+0200"}""";

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(event.getTime()).isEqualTo(Instant.parse("2026-07-22T10:00:01Z"));
        assertThat(event.getRepository().getName()).isEqualTo("r");
        assertThat(event.getArtifact().getPath()).isEqualTo("a/b.jar");
        assertThat(event.getScan().getError()).isEqualTo("no space");
        assertThat(event.getScan().getEnded()).isEqualTo(Instant.parse("2026-07-22T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"now", "2026-07-22", "+999999999-01-01T00:00:00Z", "2026-07-22T10:00:00"})
    void shouldRefuseNoEventForATimeThatItCannotRead(String time) {
        // Given
        String body = "{\"overall\":{\"status\":\"done\"},\"occurred_at\":\"%s\"}".formatted(time);

        // When
        RegistryEvent event = Renderings.event(dialect, body);

        // Then
        assertThat(event.getTime()).isEqualTo(Arrivals.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    7                                                                       | ''
                    {}                                                                      | /domain
                    {"repo":"r"}                                                            | /domain
                    {"domain":7}                                                            | /domain
                    {"domain":"docker","event_type":"pushed"}                               | /data/repo_key
                    {"domain":"docker","event_type":"pushed","data":{"repo_key":7}}         | /data/repo_key
                    {"domain":"new","event_type":"thing","data":[]}                         | /data
                    {"domain":"build","event_type":"uploaded","data":{"build_name":""}}     | /data/build_name
                    {"domain":"distribution","event_type":"delete_failed","data":{}}        | /data/release_bundle_name
                    {"repo_key":"r","path":7}                                               | /path
                    {"domain":"artifact","event_type":"deployed","data":{"repo_key":"r","path":"p","size":"1"}} | /data/size
                    {"overall":{}}                                                          | /overall/status
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String body, String pointer) {
        assertThat(pointersRefused(dialect, body)).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"overall":{"status":"done"},"occurred_at":"2026-07-22T10:00:00Z"}       | true
                    {"package_name":"vm2","curated_repository_name":"npm","event_id":1234}   | true
                    {"domain":"artifact","event_type":"deployed","data":{"repo_key":"r"}}    | false
                    """)
    void shouldKnowARepetitionAtAnyTimeOnlyWhereTheBodyTellsItApart(String body, boolean known) {
        // When
        String once = Renderings.event(dialect, body).getId();
        String hourLater = dialect.translate(Arrivals.later(body, Duration.ofHours(1)))
                .events()
                .get(0)
                .getId();

        // Then
        assertThat(once.equals(hourLater)).isEqualTo(known);
    }

    @Test
    void shouldNameTheFieldThatIsTooLong() {
        // Given
        String body =
                """
                {"domain":"docker","event_type":"pushed","data":{"repo_key":"r","image_name":"i","tag":"%s"}}"""
                        .formatted("t".repeat(257));

        // Then
        assertThat(pointersRefused(dialect, body)).containsExactly("/data/tag");
    }

    private RegistryEvent read(String sample) {
        return Renderings.event(dialect, Arrivals.sample("jfrog/" + sample + ".json"));
    }
}
