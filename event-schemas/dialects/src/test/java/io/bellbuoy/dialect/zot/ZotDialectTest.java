package io.bellbuoy.dialect.zot;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.problems;
import static io.bellbuoy.dialect.Arrivals.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonProblem;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZotDialectTest {

    private static final String DATA = sample("zot/image.updated.data.json");

    private final Dialect dialect = new ZotDialect();

    @Test
    void shouldReadWhatZotSendsInBinaryMode() {
        // When
        RegistryEvent event = event(dialect, binary("zotregistry.image.updated", DATA));

        // Then
        assertThat(event.getId()).isEqualTo("8e1f");
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getDialect()).isEqualTo("zot");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(event.getSource()).isEqualTo("zotregistry.dev");
        assertThat(event.getRepository().getName()).isEqualTo("repo");
        assertThat(event.getArtifact().getType()).isEqualTo("image");
        assertThat(event.getArtifact().getTags()).containsExactly("v1");
        assertThat(event.getArtifact().getDigest()).isEqualTo("sha256:...");
        assertThat(event.getActor().getName()).isEqualTo("alice");
        assertThat(event.getRequest().getUserAgent()).isEqualTo("skopeo/1.14");
        assertThat(event.getOriginal().getMediaType()).isEqualTo("application/cloudevents+json");
        assertThat(UTF_8.decode(event.getOriginal().getBody()).toString()).contains("\"data\":" + DATA.strip());
    }

    @Test
    void shouldReadWhatANatsBridgeSendsInStructuredMode() {
        // When
        RegistryEvent event = event(
                dialect,
                Arrivals.of(
                        "application/cloudevents+json",
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"zotregistry.dev\",\"type\":\"zotregistry.image.deleted\",\"data\":%s}"
                                .formatted(DATA),
                        Map.of()));

        // Then
        assertThat(event.getType()).isEqualTo("artifact.deleted");
        assertThat(event.getTime()).isEqualTo(Arrivals.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "zotregistry.repository.created, repository.created",
        "zotregistry.image.lint_failed,  zot.image.lint_failed",
        "com.acme.zot.image.updated,     artifact.pushed",
        "image.updated,                  artifact.pushed",
        "updated,                        zot.updated"
    })
    void shouldKnowATypeByItsLastTwoWords(String told, String type) {
        assertThat(event(dialect, binary(told, "{\"name\":\"repo\"}")).getType())
                .isEqualTo(type);
    }

    @Test
    void shouldReadAScan() {
        // When
        RegistryEvent event = event(
                dialect,
                binary(
                        "zotregistry.image.scanned",
                        """
                        {"name":"repo","reference":"sha256:12","mediaType":"application/vnd.oci.image.index.v1+json",
                         "summary":{"count":3,"criticalCount":1,"highCount":2,"lowCount":0,"maxSeverity":"CRITICAL"}}"""));

        // Then
        assertThat(event.getType()).isEqualTo("scan.completed");
        assertThat(event.getScan().getSeverity()).isEqualTo("CRITICAL");
        assertThat(event.getScan().getFindings()).isEqualTo(Map.of("CRITICAL", 1L, "HIGH", 2L));
        assertThat(event.getArtifact().getType()).isEqualTo("index");
        assertThat(event.getArtifact().getDigest()).isEqualTo("sha256:12");
        assertThat(event.getArtifact().getTags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                              | /data/name
                    []                              | /data/name
                    {"name":7}                      | /data/name
                    {"name":"r","reference":7}      | /data/reference
                    {"name":"r","actor":"me"}       | /data/actor
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String data, String pointer) {
        assertThat(problems(dialect, binary("zotregistry.image.updated", data)))
                .extracting(JsonProblem::pointer)
                .containsExactly(pointer);
    }

    private static Arrival binary(String type, String data) {
        return Arrivals.of(
                data,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "ce-specversion",
                        "1.0",
                        "ce-id",
                        "8e1f",
                        "ce-source",
                        "zotregistry.dev",
                        "ce-type",
                        type,
                        "ce-time",
                        "2026-03-01T10:00:00Z"));
    }
}
