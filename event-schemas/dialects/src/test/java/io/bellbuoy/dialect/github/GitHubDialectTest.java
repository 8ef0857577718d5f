package io.bellbuoy.dialect.github;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.problems;
import static io.bellbuoy.dialect.Arrivals.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.json.MalformedJsonException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubDialectTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Dialect dialect = new GitHubDialect();

    @Test
    void shouldReadAnImageWhoseUrlHasLostItsTag() {
        // When
        RegistryEvent event = event(dialect, hook("package", sample("github/package.published.docker.json")));

        // Then
        assertThat(event.getId()).isEqualTo("72d3162e-cc78-11e3-81ab-4c9367dc0958");
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2019-05-09T23:28:29Z"));
        assertThat(event.getSource()).isEqualTo("github.com");
        assertThat(event.getRepository().getName()).isEqualTo("Codertocat/hello-world");
        assertThat(event.getRepository().getVisibility()).isEqualTo("private");
        assertThat(event.getArtifact().getType()).isEqualTo("image");
        assertThat(event.getArtifact().getTags()).isEmpty();
        assertThat(event.getArtifact().getDigest()).isEqualTo("sha256:6c62fb45fe66bfb1ea9a66abc38f6a0cc974292b");
        assertThat(event.getActor().getName()).isEqualTo("Codertocat");
    }

    @Test
    void shouldReadAPackageOfAnotherEcosystem() {
        // When
        RegistryEvent event = event(dialect, hook("package", sample("github/package.published.npm.json")));

        // Then
        assertThat(event.getRepository().getName()).isEqualTo("Codertocat/hello-world-npm");
        assertThat(event.getArtifact().getType()).isEqualTo("package");
        assertThat(event.getArtifact().getName()).isEqualTo("hello-world-npm");
        assertThat(event.getArtifact().getVersion()).isEqualTo("1.0.0");
        assertThat(event.getAttributes()).containsEntry("package_type", "npm");
    }

    @Test
    void shouldReadARegistryPackageOfAnOrganization() {
        // Given: no repository of source code, and a tag
        String body =
                """
                {"action": "updated", "registry_package": {"name": "team/app", "owner": {"login": "acme"},
                 "package_type": "CONTAINER", "package_version": {"package_url": "ghcr.acme.example/acme/team/app:1.2",
                 "container_metadata": {"tag": {"name": "1.2", "digest": "sha256:12"}}}}}""";

        // When
        RegistryEvent event = event(dialect, hook("registry_package", body));

        // Then
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getTime()).isEqualTo(Arrivals.RECEIVED);
        assertThat(event.getRepository().getName()).isEqualTo("acme/team/app");
        assertThat(event.getArtifact().getTags()).containsExactly("1.2");
    }

    @Test
    void shouldReadAFormAndKeepTheJsonWithinIt() {
        // Given
        String json = "{\"action\":\"published\", \"package\":{\"name\":\"a&b=%é\",\"owner\":{\"login\":\"acme\"}}}";
        String form = "x=1&payload=" + URLEncoder.encode(json, UTF_8) + "&y=";

        // When
        RegistryEvent event = event(dialect, Arrivals.of(FORM, form, Map.of("X-GitHub-Event", "package")));

        // Then
        assertThat(event.getArtifact().getName()).isEqualTo("a&b=%é");
        assertThat(event.getId()).startsWith("evt_");
        assertThat(event.getOriginal().getMediaType()).isEqualTo("application/json");
        assertThat(UTF_8.decode(event.getOriginal().getBody()).toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ping    | {"zen":"Keep it logically awesome.","hook_id":1}                   | ping
                    push    | {"ref":"refs/heads/main","repository":{"full_name":"acme/app"}}    | github.push
                    star    | {"action":"created","repository":{"full_name":"acme/app"}}         | github.star.created
                    package | {"action":"moved","package":{"name":"n","owner":{"login":"o"}}}    | github.package.moved
                    """)
    void shouldPassOnWhatIsNoPackage(String kind, String json, String type) {
        RegistryEvent event = event(dialect, hook(kind, json));

        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getRepository() != null).isEqualTo(!kind.equals("ping"));
    }

    @Test
    void shouldNameTheHeaderThatIsMissing() {
        assertThat(problems(dialect, Arrivals.of("{}")))
                .containsExactly(new JsonProblem("", "needs the header X-GitHub-Event, which says what it is"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"action":"published"}                                                          | /package/name
                    {"action":1,"package":{"name":"n","owner":{"login":"o"}}}                       | /action
                    {"action":"published","package":{"name":"n"}}                                   | /package/owner/login
                    {"package":{"name":"n","owner":{"login":"o"},"updated_at":"now"}}               | /package/updated_at
                    {"package":{"name":"n","owner":{"login":"o"},"package_version":7}}              | /package/package_version
                    {"package":{"name":"n","owner":{"login":"o"}},"repository":{"full_name":[]}}    | /repository/full_name
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointer) {
        assertThat(problems(dialect, hook("package", json)))
                .extracting(JsonProblem::pointer)
                .contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "body=1, is missing from the form",
        "payload=%zz, is not encoded as a form's field is",
        "'', is missing from the form"
    })
    void shouldNameTheFieldOfAFormThatIsWrong(String form, String detail) {
        assertThat(problems(dialect, Arrivals.of(FORM, form, Map.of())))
                .containsExactly(new JsonProblem("/payload", detail));
    }

    @Test
    void shouldRefuseAFormWithoutJson() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> dialect.translate(Arrivals.of(FORM, "payload=%7B", Map.of())));
    }

    private static Arrival hook(String kind, String json) {
        return Arrivals.of(
                json, Map.of("X-GitHub-Event", kind, "X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"));
    }
}
