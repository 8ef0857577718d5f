package io.bellbuoy.dialect.dockerhub;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.Arrivals.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerHubDialectTest {

    private static final String PUSH = sample("docker-hub/push.json");

    private final Dialect dialect = new DockerHubDialect();

    @Test
    void shouldReadAPush() {
        // When
        RegistryEvent event = event(dialect, Arrivals.of(PUSH));

        // Then
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getDialect()).isEqualTo("docker-hub");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2017-06-14T19:14:20Z"));
        assertThat(event.getSource()).isEqualTo("docker.io");
        assertThat(event.getRepository().getName()).isEqualTo("karolisr/keel");
        assertThat(event.getRepository().getVisibility()).isEqualTo("public");
        assertThat(event.getArtifact().getType()).isEqualTo("image");
        assertThat(event.getArtifact().getTags()).containsExactly("0.1.7");
        assertThat(event.getActor().getName()).isEqualTo("karolisr");
        assertThat(event.getAttributes().get("callback_url")).startsWith("https://registry.hub.docker.com/");
        assertThat(UTF_8.decode(event.getOriginal().getBody()).toString()).isEqualTo(PUSH);
    }

    @Test
    void shouldGiveAPushDeliveredAgainTheSameIdAndAnotherPushAnother() {
        // When
        String once = event(dialect, Arrivals.of(PUSH)).getId();
        String again = event(dialect, Arrivals.of(PUSH)).getId();
        String later = event(dialect, Arrivals.of(PUSH.replace("1497467660", "1497467661")))
                .getId();

        // Then
        assertThat(again).isEqualTo(once).isNotEqualTo(later);
    }

    @Test
    void shouldReadSecondsWithADecimalPointToo() {
        RegistryEvent event = event(dialect, Arrivals.of(PUSH.replace("1497467660", "1.417566822e+09")));

        assertThat(event.getTime()).isEqualTo(Instant.ofEpochSecond(1_417_566_822));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"repository":{"repo_name":"a/b"}}                                  | /push_data
                    {"push_data":{"tag":"1"}}                                           | /repository/repo_name
                    {"push_data":{"tag":1},"repository":{"repo_name":"a/b"}}            | /push_data/tag
                    {"push_data":{"pushed_at":"x"},"repository":{"repo_name":"a/b"}}    | /push_data/pushed_at
                    {"push_data":{"pushed_at":-1},"repository":{"repo_name":"a/b"}}     | /push_data/pushed_at
                    {"push_data":{"pushed_at":1e999},"repository":{"repo_name":"a/b"}}  | /push_data/pushed_at
                    {"push_data":{},"repository":{"repo_name":"a","is_private":"no"}}   | /repository/is_private
                    []                                                                  | ''
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointer) {
        assertThat(pointersRefused(dialect, json)).containsExactly(pointer);
    }
}
