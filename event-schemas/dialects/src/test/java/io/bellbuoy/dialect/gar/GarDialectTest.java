package io.bellbuoy.dialect.gar;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.Arrivals.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Dialect;
import io.bellbuoy.events.RegistryEvent;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarDialectTest {

    private static final String IMAGE = "us-east1-docker.pkg.dev/my-project/my-repo/hello-world";

    private final Dialect dialect = new GarDialect();

    @Test
    void shouldReadWhatPubSubHasWrapped() {
        // Given
        String body = wrapped(sample("gar/insert.message-data.json"));

        // When
        RegistryEvent event = event(dialect, Arrivals.of(body));

        // Then
        assertThat(event.getId()).isEqualTo("136969346945");
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123Z"));
        assertThat(event.getSource()).isEqualTo("us-east1-docker.pkg.dev");
        assertThat(event.getRepository().getName()).isEqualTo("my-project/my-repo/hello-world");
        assertThat(event.getArtifact().getTags()).containsExactly("1.1");
        assertThat(event.getArtifact().getDigest()).isEqualTo("sha256:6ec128e26cd5...");
        assertThat(event.getArtifact().getUrl()).isEqualTo(IMAGE + "@sha256:6ec128e26cd5...");
        assertThat(UTF_8.decode(event.getOriginal().getBody()).toString()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"action":"INSERT","digest":"h/p/r@sha256:1"}                  | artifact.pushed
                    {"action":"DELETE","digest":"h/p/r@sha256:1"}                  | artifact.deleted
                    {"action":"DELETE","tag":"h/p/r:1"}                            | tag.deleted
                    {"action":"UPDATE","tag":"h/p/r:1"}                            | gar.UPDATE
                    """)
    void shouldKnowTheActionsByWhatTheyName(String data, String type) {
        RegistryEvent event = event(dialect, Arrivals.of(wrapped(data)));

        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getRepository().getName()).isEqualTo("p/r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"tag":"h/p/r:1"}                 | /message/data/action
                    {"action":"INSERT"}               | /message/data
                    {"action":"INSERT","tag":"r"}     | /message/data
                    {"action":"INSERT","tag":1}       | /message/data/tag,/message/data
                    {"action":                        | /message/data
                    []                                | /message/data
                    """)
    void shouldNameThePlaceWithinTheMessage(String data, String pointers) {
        assertThat(String.join(",", pointersRefused(dialect, wrapped(data)))).isEqualTo(pointers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                              | /message/messageId,/message/data
                    {"message":{"messageId":"1","data":"?"}}        | /message/data
                    {"message":{"messageId":"1","data":7}}          | /message/data
                    {"message":[]}                                  | /message,/message/messageId,/message/data
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointers) {
        assertThat(String.join(",", pointersRefused(dialect, json))).isEqualTo(pointers);
    }

    private static String wrapped(String data) {
        return "{\"message\":{\"data\":\"%s\",\"messageId\":\"136969346945\",\"publishTime\":\"2026-03-01T10:00:00.123Z\"},\"subscription\":\"projects/p/subscriptions/s\"}"
                .formatted(Base64.getEncoder().encodeToString(data.getBytes(UTF_8)));
    }
}
