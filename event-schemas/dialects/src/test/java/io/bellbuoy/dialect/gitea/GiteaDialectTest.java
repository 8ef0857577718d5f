package io.bellbuoy.dialect.gitea;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.problems;
import static io.bellbuoy.dialect.Arrivals.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonProblem;
import java.net.URLEncoder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiteaDialectTest {

    private static final String CREATED = sample("gitea/package-created.json");

    private final Dialect dialect = new GiteaDialect();

    @ParameterizedTest
    @CsvSource({"Gitea", "Forgejo", "Gogs"})
    void shouldReadAnImageOfEachFork(String fork) {
        // When
        RegistryEvent event = event(
                dialect,
                Arrivals.of(CREATED, Map.of("X-" + fork + "-Event", "package", "X-" + fork + "-Delivery", "d1")));

        // Then
        assertThat(event.getId()).isEqualTo("d1");
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getSource()).isEqualTo("git.acme.example:3000");
        assertThat(event.getRepository().getName()).isEqualTo("acme/app");
        assertThat(event.getArtifact().getType()).isEqualTo("image");
        assertThat(event.getArtifact().getTags()).containsExactly("1.2");
        assertThat(event.getActor().getName()).isEqualTo("jane");
        assertThat(UTF_8.decode(event.getOriginal().getBody()).toString()).isEqualTo(CREATED);
    }

    @Test
    void shouldReadAForm() {
        // When
        RegistryEvent event = event(
                dialect,
                Arrivals.of(
                        "application/x-www-form-urlencoded",
                        "payload=" + URLEncoder.encode(CREATED.replace("created\",", "deleted\","), UTF_8),
                        Map.of("X-Gitea-Event", "package")));

        // Then
        assertThat(event.getType()).isEqualTo("artifact.deleted");
        assertThat(event.getId()).startsWith("evt_");
    }

    @ParameterizedTest
    @CsvSource({"helm,    chart,   acme/app", "generic, file,    acme/app", "maven,   package, acme/app"})
    void shouldReadPackagesOfOtherTypes(String type, String artifactType, String repository) {
        // When
        RegistryEvent event = event(
                dialect,
                Arrivals.of(CREATED.replace("\"container\"", "\"" + type + "\""), Map.of("X-Gitea-Event", "package")));

        // Then
        assertThat(event.getArtifact().getType()).isEqualTo(artifactType);
        assertThat(event.getArtifact().getVersion()).isEqualTo("1.2");
        assertThat(event.getRepository().getName()).isEqualTo(repository);
        assertThat(event.getAttributes()).containsEntry("package_type", type);
    }

    @Test
    void shouldReadAPackageThatHasNoRepositoryAndADigest() {
        // Given
        String body =
                """
                {"action":"created","repository":null,
                 "package":{"owner":{"login":"acme"},"type":"%s","name":"lib","version":"sha256:12"}}""";
        Map<String, String> headers = Map.of("X-Gitea-Event", "package");

        // When
        RegistryEvent maven = event(dialect, Arrivals.of(body.formatted("maven"), headers));
        RegistryEvent image = event(dialect, Arrivals.of(body.formatted("container"), headers));

        // Then
        assertThat(maven.getRepository().getName()).isEqualTo("acme");
        assertThat(image.getRepository().getName()).isEqualTo("acme/lib");
        assertThat(image.getArtifact().getDigest()).isEqualTo("sha256:12");
        assertThat(image.getArtifact().getTags()).isEmpty();
    }

    @Test
    void shouldPassOnWhatIsNoPackage() {
        RegistryEvent event = event(
                dialect, Arrivals.of("{\"repository\":{\"full_name\":\"acme/app\"}}", Map.of("X-Gitea-Event", "push")));

        assertThat(event.getType()).isEqualTo("gitea.push");
        assertThat(event.getRepository().getName()).isEqualTo("acme/app");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"action":"created"}                                                        | /package/owner/login
                    {"package":{"owner":{"login":"o"},"name":"n"}}                              | /package/type
                    {"package":{"owner":{"login":"o"},"type":"npm"}}                            | /package/name
                    {"package":{"owner":{"login":"o"},"type":"npm","name":"n","version":1}}     | /package/version
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointer) {
        assertThat(problems(dialect, Arrivals.of(json, Map.of("X-Gitea-Event", "package"))))
                .extracting(JsonProblem::pointer)
                .contains(pointer);
    }

    @Test
    void shouldNameTheHeaderThatIsMissing() {
        assertThat(problems(dialect, Arrivals.of("{}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("X-Gitea-Event"));
    }
}
