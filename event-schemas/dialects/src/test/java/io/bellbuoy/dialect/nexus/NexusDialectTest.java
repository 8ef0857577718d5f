package io.bellbuoy.dialect.nexus;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.Arrivals.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NexusDialectTest {

    private final Dialect dialect = new NexusDialect();

    @Test
    void shouldReadAnAssetAsAFile() {
        // When
        RegistryEvent event = event(
                dialect,
                Arrivals.of(
                        sample("nexus/repository-asset-created.json"),
                        Map.of("X-Nexus-Webhook-Delivery", "7f4a6dde-5c68-4999-bcc0-a62f3fb8ae48")));

        // Then
        assertThat(event.getId()).isEqualTo("7f4a6dde-5c68-4999-bcc0-a62f3fb8ae48");
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2016-11-10T23:57:49.664Z"));
        assertThat(event.getSource()).isEqualTo("52905B51-085CCABB-CEBBEAAD-16795588-FC927D93");
        assertThat(event.getRepository().getName()).isEqualTo("npm-proxy");
        assertThat(event.getArtifact().getType()).isEqualTo("file");
        assertThat(event.getArtifact().getPath()).isEqualTo("concrete");
        assertThat(event.getAttributes()).containsExactly(Map.entry("format", "npm"));
        assertThat(event.getActor().getName()).isEqualTo("admin");
        assertThat(event.getRequest().getAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldReadAComponentOfDockerAsAnImage() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("nexus/component-created.json")));

        // Then
        assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(event.getArtifact().getType()).isEqualTo("image");
        assertThat(event.getArtifact().getName()).isEqualTo("library/nginx");
        assertThat(event.getArtifact().getTags()).containsExactly("1.27");
        assertThat(event.getArtifact().getVersion()).isNull();
    }

    @Test
    void shouldReadWhatHappenedToARepository() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("nexus/repository-created.json")));

        // Then
        assertThat(event.getType()).isEqualTo("repository.created");
        assertThat(event.getRepository().getName()).isEqualTo("releases");
        assertThat(event.getRepository().getKind()).isEqualTo("local");
        assertThat(event.getArtifact()).isNull();
    }

    @Test
    void shouldPassOnWhatWasAudited() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("nexus/audit.json")));

        // Then
        assertThat(event.getType()).isEqualTo("nexus.audit.security.user.created");
        assertThat(event.getActor().getName()).isEqualTo("*SYSTEM");
        assertThat(event.getRequest()).isNull();
        assertThat(event.getAttributes()).containsExactly(Map.entry("context", "testuser"));
    }

    @ParameterizedTest
    @CsvSource({
        "asset,      CREATED, artifact.pushed",
        "asset,      UPDATED, artifact.pushed",
        "asset,      DELETED, artifact.deleted",
        "asset,      PURGED,  artifact.deleted",
        "asset,      LOST,    nexus.asset.LOST",
        "component,  CREATED, artifact.pushed",
        "component,  UPDATED, artifact.pushed",
        "component,  DELETED, artifact.deleted",
        "component,  PURGED,  artifact.deleted",
        "repository, CREATED, repository.created",
        "repository, UPDATED, nexus.repository.UPDATED",
        "repository, DELETED, repository.deleted"
    })
    void shouldKnowWhatHappenedToWhat(String subject, String action, String type) {
        String json = "{\"repositoryName\":\"r\",\"action\":\"%s\",\"%s\":{\"name\":\"/n\",\"format\":\"raw\"}}"
                .formatted(action, subject);

        assertThat(event(dialect, Arrivals.of(json)).getType()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                                   | ''
                    {"action":"CREATED","asset":{"name":"n"}}                            | /repositoryName
                    {"action":"CREATED","repositoryName":"r","asset":{}}                 | /asset/name
                    {"repositoryName":"r","asset":{"name":"n"}}                          | /action
                    {"action":"CREATED","repository":{}}                                 | /repository/name
                    {"audit":{"type":"created"}}                                         | /audit/domain
                    {"timestamp":"+0000","audit":{"domain":"d","type":"created"}}        | /timestamp
                    {"timestamp":"2026-03-01+0000","audit":{"domain":"d","type":"t"}}    | /timestamp
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointer) {
        assertThat(pointersRefused(dialect, json)).containsExactly(pointer);
    }
}
