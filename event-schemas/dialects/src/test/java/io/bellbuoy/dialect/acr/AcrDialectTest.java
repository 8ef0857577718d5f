package io.bellbuoy.dialect.acr;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.Arrivals.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.RegistryEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcrDialectTest {

    private final Dialect dialect = new AcrDialect();

    @Test
    void shouldReadAPush() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("acr/push.json")));

        // Then
        assertThat(event.getId()).isEqualTo("cb8c3971-9adc-488b-xxxx-43cbb4974ff5");
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2023-11-17T16:52:01.343Z"));
        assertThat(event.getSource()).isEqualTo("myregistry.azurecr.io");
        assertThat(event.getRepository().getName()).isEqualTo("hello-world");
        assertThat(event.getArtifact())
                .isEqualTo(Artifact.newBuilder()
                        .setType("image")
                        .setTags(List.of("v1"))
                        .setDigest("sha256:xxxxd5c8786bb9e621a45ece0dbxxxx1cdc624ad20da9fe62e9d25490f33xxxx")
                        .setMediaType("application/vnd.docker.distribution.manifest.v2+json")
                        .setSize(524L)
                        .build());
        assertThat(event.getRequest().getMethod()).isEqualTo("PUT");
    }

    @Test
    void shouldReadAChartWithoutItsFilesEnding() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(sample("acr/chart_push.json")));

        // Then
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getArtifact().getType()).isEqualTo("chart");
        assertThat(event.getArtifact().getName()).isEqualTo("wordpress");
        assertThat(event.getArtifact().getVersion()).isEqualTo("5.4.0");
        assertThat(event.getArtifact().getPath()).isEqualTo("wordpress-5.4.0.tgz");
        assertThat(event.getArtifact().getTags()).isEmpty();
    }

    @Test
    void shouldReadADeletion() {
        RegistryEvent event = event(dialect, Arrivals.of(sample("acr/delete.json")));

        assertThat(event.getType()).isEqualTo("artifact.deleted");
        assertThat(event.getArtifact().getDigest()).startsWith("sha256:xxxxd5c8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"action":"ping"}                                                                   | ping
                    {"action":"quarantine"}                                                             | artifact.quarantined
                    {"action":"chart_delete","target":{"repository":"r","mediaType":"application/vnd.acr.helm.chart"}} | artifact.deleted
                    {"action":"seal","target":{"repository":"r"}}                                       | acr.seal
                    """)
    void shouldKnowTheOtherActionsAndPassOnWhatItDoesNotKnow(String json, String type) {
        RegistryEvent event = event(dialect, Arrivals.of(json));

        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getId()).startsWith("evt_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                             | /action
                    {"action":"push"}                                              | /target/repository
                    {"action":"delete","target":{}}                                | /target/repository
                    {"action":"push","target":{"repository":"r","size":"big"}}     | /target/size
                    {"action":"push","target":"r"}                                 | /target,/target/repository
                    {"action":"ping","timestamp":"now"}                            | /timestamp
                    {"action":"ping","request":7}                                  | /request
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointers) {
        assertThat(String.join(",", pointersRefused(dialect, json))).isEqualTo(pointers);
    }
}
