package io.bellbuoy.dialect.quay;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.Arrivals.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuayDialectTest {

    private final Dialect dialect = new QuayDialect();

    @ParameterizedTest
    @CsvSource({
        "repo_push,                artifact.pushed",
        "vulnerability_found,      scan.completed",
        "build_queued,             build.queued",
        "build_start,              build.started",
        "build_success,            build.succeeded",
        "build_failure,            build.failed",
        // Quay's sample of a cancelled build has the image of one that ended well.
        "build_cancelled,          build.succeeded",
        "quota_warning,            quota.warned",
        "quota_error,              quota.exceeded",
        "repo_image_expiry,        quay.repo_image_expiry",
        "repo_mirror_sync_started, quay.repo_mirror_sync",
        "repo_mirror_sync_success, quay.repo_mirror_sync",
        "repo_mirror_sync_failed,  quay.repo_mirror_sync"
    })
    void shouldTellAnEventByItsFields(String sample, String type) {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("quay/" + sample + ".json")));

        // Then
        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getTime()).isEqualTo(Arrivals.RECEIVED);
        assertThat(event.getAttributes()).containsEntry("namespace", "mynamespace");
    }

    @ParameterizedTest
    @CsvSource({
        "repo_push,                artifact.pushed",
        "build_cancelled,          build.cancelled",
        "repo_mirror_sync_started, quay.repo_mirror_sync_started",
        "repo_mirror_sync_success, replication.finished",
        "repo_mirror_sync_failed,  replication.finished",
        "something_new,            quay.something_new"
    })
    void shouldBelieveABodyThatSaysWhatItIs(String name, String type) {
        // When
        RegistryEvent event = event(
                dialect, Arrivals.of("{\"event\":\"%s\",\"repository\":\"a/b\",\"build_name\":\"n\"}".formatted(name)));

        // Then
        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getReplication() == null ? "" : event.getReplication().getStatus())
                .isEqualTo(name.startsWith("repo_mirror") ? name : "");
    }

    @Test
    void shouldReadThePushOfSeveralTags() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("quay/repo_push.json")));

        // Then
        assertThat(event.getSource()).isEqualTo("quay.io");
        assertThat(event.getRepository().getName()).isEqualTo("mynamespace/repository");
        assertThat(event.getArtifact().getTags()).containsExactly("latest", "foo");
    }

    @Test
    void shouldReadAVulnerabilityOfAnImageWithoutATag() {
        // When
        String untagged = sample("quay/vulnerability_found.json").replace("\"latest\", \"prod\"", "\"sha256:12\"");
        RegistryEvent event = event(dialect, Arrivals.of(untagged));

        // Then
        assertThat(event.getArtifact().getDigest()).isEqualTo("sha256:12");
        assertThat(event.getArtifact().getTags()).isEmpty();
        assertThat(event.getScan().getSeverity()).isEqualTo("Critical");
        assertThat(event.getScan().getFindings()).containsEntry("Critical", 1L);
    }

    @Test
    void shouldReadABuildAndAQuota() {
        // When
        RegistryEvent build = event(dialect, Arrivals.of(sample("quay/build_failure.json")));
        RegistryEvent quota = event(dialect, Arrivals.of(sample("quay/quota_error.json")));

        // Then
        assertThat(build.getBuild().getName()).isEqualTo("some-fake-build");
        assertThat(build.getBuild().getNumber()).isEqualTo("fake-build-id");
        assertThat(build.getAttributes()).containsEntry("error_message", "This is a fake error message");
        assertThat(quota.getRepository()).isNull();
        assertThat(quota.getQuota().getUsed()).isEqualTo(1_127_428_915);
        assertThat(quota.getQuota().getLimit()).isEqualTo(1_073_741_824);
        assertThat(quota.getQuota().getDetail()).isEqualTo("1.05 GB of 1.00 GB");
    }

    @Test
    void shouldPassOnWhatHasNoFieldThatItKnows() {
        RegistryEvent event = event(dialect, Arrivals.of("{\"repository\":\"a/b\",\"colour\":\"red\"}"));

        assertThat(event.getType()).isEqualTo("quay.unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                             | /repository
                    {"updated_tags":["1"]}                         | /repository
                    {"repository":"a/b","updated_tags":"1"}        | /updated_tags
                    {"repository":"a/b","updated_tags":[1]}        | /updated_tags
                    {"repository":"a/b","build_id":"1"}            | /build_name
                    {"limit_bytes":1,"usage_bytes":1}              | /namespace
                    {"limit_bytes":"1","namespace":"a"}            | /limit_bytes
                    {"repository":"a/b","vulnerability":"CVE"}     | /vulnerability
                    7                                              | ''
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointer) {
        assertThat(pointersRefused(dialect, json)).containsExactly(pointer);
    }
}
