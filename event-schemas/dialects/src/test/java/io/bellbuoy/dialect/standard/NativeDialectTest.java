package io.bellbuoy.dialect.standard;

import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.Batch;
import io.bellbuoy.dialect.TooManyEventsException;
import io.bellbuoy.dialect.Translation;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeDialectTest {

    private final NativeDialect dialect = new NativeDialect();

    @Test
    void shouldFillInWhatTheServiceKnows() {
        // When
        List<RegistryEvent> events =
                dialect.translate(Arrivals.of("{\"type\":\"artifact.pushed\"}")).events();

        // Then
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getTenant()).isEqualTo("acme");
            assertThat(event.getId()).matches("evt_[0-9a-f-]{36}");
            assertThat(event.getTime()).isEqualTo(Arrivals.RECEIVED);
            assertThat(event.getDialect()).isEqualTo("native");
        });
    }

    @Test
    void shouldKeepWhatTheSenderSays() {
        // When
        List<RegistryEvent> events = dialect.translate(
                        Arrivals.of(
                                """
                        {"id": "e1", "tenant": "acme", "type": "scan.completed", "time": "2026-01-31T12:00:00.5+02:00",
                         "dialect": "native", "artifact": {"type": "image", "size": 12}, "original": null}"""))
                .events();

        // Then
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getId()).isEqualTo("e1");
            assertThat(event.getTime()).isEqualTo(Instant.parse("2026-01-31T10:00:00.5Z"));
            assertThat(event.getArtifact().getSize()).isEqualTo(12);
        });
    }

    @Test
    void shouldReadABatchInItsOrder() {
        // When
        Translation translation = dialect.translate(
                Arrivals.of("[{\"id\":\"b\",\"type\":\"ping\"},{\"id\":\"a\",\"type\":\"artifact.moved\"}]"));

        // Then
        assertThat(translation.events()).extracting(RegistryEvent::getId).containsExactly("b", "a");
        assertThat(translation.ignored()).isZero();
    }

    @Test
    void shouldNameEveryProblemOfABatchByItsPlace() {
        // When
        List<String> refused = pointersRefused(
                dialect,
                """
                [{"type": "artifact.pushed"},
                 {"type": "artifact.pushed", "artifact": {"size": "big"}, "tenant": "other"},
                 {"type": "artifact.pushed", "colour": "red", "repository": {"name": 1}}]""");

        // Then
        assertThat(refused)
                .containsExactlyInAnyOrder("/1/artifact/size", "/1/tenant", "/2/colour", "/2/repository/name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                    | /type
                    {"type":"Pushed!"}                                    | /type
                    {"type":"bellbuoy.subscription.deleted"}              | /type
                    {"type":"ping","id":""}                               | /id
                    {"type":"ping","id":null}                             | /id
                    {"type":"ping","tenant":"other"}                      | /tenant
                    {"type":"ping","tenant":5}                            | /tenant
                    {"type":"ping","dialect":"harbor"}                    | /dialect
                    {"type":"ping","original":{}}                         | /original
                    {"type":"ping","subscription":{}}                     | /subscription
                    {"type":"ping","time":"yesterday"}                    | /time
                    {"type":"ping","time":"+1000000000-12-31T23:59:59Z"}  | /time
                    [1]                                                   | /0
                    7                                                     | ''
                    """)
    void shouldRefuseWhatIsNotTheSendersToSay(String json, String pointer) {
        assertThat(pointersRefused(dialect, json)).containsExactly(pointer);
    }

    @Test
    void shouldRefuseMoreEventsThanARequestMayCarry() {
        String four = "[{\"type\":\"ping\"},{\"type\":\"ping\"},{\"type\":\"ping\"},{\"type\":\"ping\"}]";

        assertThatExceptionOfType(TooManyEventsException.class)
                .isThrownBy(() -> dialect.translate(Arrivals.of(four)))
                .withMessage("One request may carry 3 events, and this one has 4");
    }

    @Test
    void shouldReadOneEventALineAndPassOverBlankOnes() {
        // Given
        String lines = "{\"id\":\"a\",\"type\":\"ping\"}\r\n\n \t\n{\"id\":\"é\",\"type\":\"ping\"}";

        // When
        List<RegistryEvent> events = dialect.translate(lines(lines)).events();

        // Then
        assertThat(events).extracting(RegistryEvent::getId).containsExactly("a", "é");
    }

    @Test
    void shouldReadEveryLineThatIsRightBesidesThoseThatAreWrong() {
        // When
        Batch batch = dialect.read(lines("{\"id\":\"a\",\"type\":\"ping\"}\n{\"type\":\n{\"type\":\"Ping\"}\n"));

        // Then
        assertThat(batch.items()).extracting(item -> item.event() != null).containsExactly(true, false, false);
        assertThat(batch.items().get(1).problems()).singleElement().satisfies(problem -> assertThat(problem.detail())
                .contains("Malformed JSON at line 1, column 9"));
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(batch::orThrow)
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly("/1", "/2/type"));
    }

    @Test
    void shouldRefuseMoreLinesThanARequestMayCarry() {
        assertThatExceptionOfType(TooManyEventsException.class).isThrownBy(() -> dialect.read(lines("1\n2\n3\n4")));
    }

    @Test
    void shouldGiveTheSameIdsToTheSameEventsUnderOneKey() {
        // Given
        String ping = "{\"type\":\"ping\"}";
        String twice = "[" + ping + "," + ping + "]";

        // When
        List<String> ids = ids(Arrivals.of(twice, Map.of("Idempotency-Key", "k")));

        // Then: the same again, laid out otherwise; and others for another place, key or event
        assertThat(ids(Arrivals.of(
                        "[ " + ping + ",\n" + ping.replace(":", " : ") + "]", Map.of("idempotency-key", "k"))))
                .isEqualTo(ids);
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("evt_[0-9a-f]{32}"));
        assertThat(ids(Arrivals.of(twice, Map.of("Idempotency-Key", "l")))).doesNotContainAnyElementsOf(ids);
        assertThat(ids(Arrivals.of("{\"type\":\"artifact.pushed\"}", Map.of("Idempotency-Key", "k"))))
                .doesNotContainAnyElementsOf(ids);
    }

    @Test
    void shouldLeaveIdsThatTheSenderGivesUnderAKeyToo() {
        assertThat(ids(Arrivals.of("{\"id\":\"e1\",\"type\":\"ping\"}", Map.of("Idempotency-Key", "k"))))
                .containsExactly("e1");
    }

    private List<String> ids(Arrival arrival) {
        return dialect.translate(arrival).events().stream()
                .map(RegistryEvent::getId)
                .toList();
    }

    private static Arrival lines(String lines) {
        return Arrivals.of("application/x-ndjson", lines, Map.of());
    }
}
