package io.bellbuoy.dialect.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    artifact.pushed                | library/nginx:1.27 was pushed by alice
                    artifact.promoted              | library/nginx:1.27 was promoted to release/nginx by alice
                    tag.deleted                    | A tag of library/nginx:1.27 was deleted by alice
                    property.added                 | A property of library/nginx:1.27 was added by alice
                    repository.renamed             | Repository library/nginx was renamed to library/nginx-mainline by alice
                    scan.completed                 | library/nginx:1.27: A scan has a result
                    quota.exceeded                 | library/nginx: A quota is used up
                    replication.finished           | The replication of library/nginx finished
                    build.failed                   | Build nginx-image #4711 failed
                    release_bundle.signed          | Release bundle webshop 2.4.0 was signed by alice
                    app_trust.release_failed       | The release of an application's version failed
                    user.locked                    | User mallory was locked
                    bellbuoy.endpoint.failing      | The endpoint of subscription ci is failing
                    bellbuoy.subscription.updated  | Subscription ci was updated
                    nexus.component_audited        | nexus.component_audited
                    ping                           | Somebody tried the way out
                    """)
    void shouldSayWhatHappenedInASentence(String type, String headline) {
        assertThat(Notice.of(SampleEvents.of(type)).headline()).isEqualTo(headline);
    }

    @ParameterizedTest
    @CsvSource({
        "artifact.pushed, PLAIN",
        "scan.completed, WARNING",
        "scan.failed, BAD",
        "quota.warned, WARNING",
        "build.succeeded, GOOD",
        "curation.package_blocked, BAD",
        "bellbuoy.endpoint.recovered, GOOD",
        "ping, PLAIN"
    })
    void shouldTellGoodNewsFromBad(String type, Tone tone) {
        assertThat(Notice.of(SampleEvents.of(type)).tone()).isEqualTo(tone);
    }

    @Test
    void shouldTellWhatMattersMostFirst() {
        assertThat(Notice.of(SampleEvents.of("scan.completed")).facts())
                .startsWith(
                        new Fact("Severity", "High"),
                        new Fact("Findings", "High 2, Low 11, Medium 5"),
                        new Fact("Status", "Success"))
                .contains(new Fact("Repository", "library/nginx"), new Fact("Size", "1.2 KiB"))
                .endsWith(new Fact("Source", "registry.example.com"), new Fact("team", "platform"));
    }

    @Test
    void shouldTellNoFactThatIsEmpty() {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder()
                .setType("artifact.pushed")
                .setAttributes(Map.of("note", " "))
                .build();

        // When
        Notice notice = Notice.of(event);

        // Then
        assertThat(notice.facts()).isEmpty();
        assertThat(notice.headline()).isEqualTo("An artifact was pushed, uploaded or deployed");
    }

    @Test
    void shouldLinkToTheArtifactOrElseToTheBuild() {
        assertThat(Notice.of(SampleEvents.of("artifact.pushed")).link())
                .contains(URI.create("https://registry.example.com/library/nginx:1.27"));
        assertThat(Notice.of(SampleEvents.of("build.failed")).link())
                .contains(URI.create("https://ci.example.com/builds/4711"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com/a:1",
                "javascript:alert(1)",
                "https://",
                "https://a b",
                "https://a/>",
                "https://a/|x",
                ""
            })
    void shouldLinkNowhereElse(String url) {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder()
                .setArtifact(Artifact.newBuilder().setUrl(url).build())
                .build();

        // Then
        assertThat(Notice.of(event).link()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "107374182400, 100.0 GiB", "9223372036854775807, 8.0 EiB"})
    void shouldCountBytesForPeople(long bytes, String text) {
        assertThat(ByteCount.readable(bytes)).isEqualTo(text);
    }
}
