package io.bellbuoy.dialect.cloudevents;

import static io.bellbuoy.dialect.Arrivals.event;
import static io.bellbuoy.dialect.Arrivals.pointersRefused;
import static io.bellbuoy.dialect.Arrivals.problems;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.dialect.Arrival;
import io.bellbuoy.dialect.Arrivals;
import io.bellbuoy.dialect.BatchDialect;
import io.bellbuoy.dialect.Item;
import io.bellbuoy.dialect.TooManyEventsException;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.json.MalformedJsonException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsDialectTest {

    private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"%s\"%s}";

    private final BatchDialect dialect = new CloudEventsDialect();

    @Test
    void shouldReadDataInOurOwnWords() {
        // Given
        String body =
                """
                {"specversion": "1.0", "id": "e1", "source": "https://registry.example", "type": "scan.completed",
                 "time": "2026-03-01T11:00:00.5+01:00", "subject": "library/nginx:1.27", "traceid": "t1",
                 "data": {"id": "e1", "tenant": "somebody", "repository": {"name": "library/nginx"},
                          "artifact": {"tags": ["1.27"]}, "scan": {"findings": {"HIGH": 2}},
                          "attributes": {"team": "a"}, "colour": "red"}}""";

        // When
        RegistryEvent event = event(dialect, structured(body));

        // Then
        assertThat(event.getId()).isEqualTo("https://registry.example#e1");
        assertThat(event.getTenant()).isEqualTo("acme");
        assertThat(event.getType()).isEqualTo("scan.completed");
        assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-01T10:00:00.5Z"));
        assertThat(event.getSource()).isEqualTo("https://registry.example");
        assertThat(event.getRepository().getName()).isEqualTo("library/nginx");
        assertThat(event.getArtifact().getTags()).containsExactly("1.27");
        assertThat(event.getScan().getFindings()).containsEntry("HIGH", 2L);
        assertThat(event.getAttributes())
                .isEqualTo(Map.of("team", "a", "traceid", "t1", "subject", "library/nginx:1.27"));
        assertThat(UTF_8.decode(event.getOriginal().getBody()).toString()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "artifact.pushed,                   artifact.pushed",
        "ping,                              ping",
        "harbor.artifact.pushed,            artifact.pushed",
        "harbor.tag_retention.finished,     retention.finished",
        "zotregistry.image.scanned,         scan.completed",
        "com.amazon.ecr.image.push,         artifact.pushed",
        "dev.cdevents.artifact.packaged.0.1.1, cloudevents.dev.cdevents.artifact.packaged.0.1.1",
        "bellbuoy.subscription.deleted,     cloudevents.bellbuoy.subscription.deleted",
        "Ein Ereignis,                      cloudevents.Ein_Ereignis"
    })
    void shouldKnowTypesAndPassOnWhatItDoesNotKnow(String told, String type) {
        assertThat(event(dialect, structured(EVENT.formatted(told, ""))).getType())
                .isEqualTo(type);
    }

    @Test
    void shouldReadTheSubjectWhereDataIsNotOurs() {
        // When
        RegistryEvent event = event(
                dialect,
                structured(EVENT.formatted(
                        "com.amazon.ecr.image.push", ",\"subject\":\"team/app:1.2\",\"data\":{\"imageTag\":\"1.2\"}")));

        // Then
        assertThat(event.getRepository().getName()).isEqualTo("team/app");
        assertThat(event.getArtifact().getTags()).containsExactly("1.2");
    }

    @Test
    void shouldReadBinaryModeAndWhatItsHeadersHaveEncoded() {
        // When
        RegistryEvent event = event(
                dialect,
                binary(
                        "application/json; charset=utf-8",
                        "{\"repository\":{\"name\":\"r\"}}",
                        Map.of("ce-subject", "Euro%20%E2%82%AC 100%", "ce-traceid", "\"quoted \\\"so\\\"\"")));

        // Then
        assertThat(event.getType()).isEqualTo("artifact.pushed");
        assertThat(event.getRepository().getName()).isEqualTo("r");
        assertThat(event.getAttributes()).isEqualTo(Map.of("subject", "Euro € 100%", "traceid", "quoted \"so\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/json                                     | {"repository":{"name":"r"}} | r
                    application/vnd.acme.event.v1+json; charset=utf-8    | {"repository":{"name":"r"}} | r
                    Application/JSON                                     | {"repository":{"name":"r"}} | r
                    text/plain                                           | {"repository":{"name":"r"}} |
                    application/octet-stream                             | }                           |
                    ''                                                   | }                           |
                    """)
    void shouldTakeBinaryModeOfAnyContentType(String contentType, String body, String repository) {
        // When
        RegistryEvent event = event(dialect, binary(contentType, body, Map.of()));

        // Then
        assertThat(event.getRepository() == null ? null : event.getRepository().getName())
                .isEqualTo(repository);
    }

    @Test
    void shouldTakeStructuredDataOfEveryKindOfJson() {
        RegistryEvent event = event(
                dialect,
                structured(
                        EVENT.formatted(
                                "artifact.pushed",
                                ",\"datacontenttype\":\"application/vnd.acme.v1+json\",\"data\":{\"repository\":{\"name\":\"r\"}}")));

        assertThat(event.getRepository().getName()).isEqualTo("r");
    }

    @Test
    void shouldReadABatchInItsOrderAndKeepTheBytesOfEach() {
        // Given
        String first = EVENT.formatted("ping", ", \"data\" : \"é\"");
        String second = EVENT.formatted("artifact.pushed", "").replace("\"1\"", "\"2\"");

        // When
        List<RegistryEvent> events = dialect.translate(Arrivals.of(
                        "application/cloudevents-batch+json", "[ " + first + " ,\n" + second + "]", Map.of()))
                .events();

        // Then
        assertThat(events).extracting(RegistryEvent::getId).containsExactly("/s#1", "/s#2");
        assertThat(events)
                .extracting(event -> UTF_8.decode(event.getOriginal().getBody()).toString())
                .containsExactly(first, second);
    }

    @Test
    void shouldReadEveryEventThatIsRightBesidesThoseThatAreWrong() {
        // Given
        String right = EVENT.formatted("ping", "");
        String wrong = EVENT.formatted("ping", ",\"time\":\"now\"");

        // When
        List<Item> items =
                dialect.read(Arrivals.of("[" + wrong + "," + right + "]")).items();

        // Then
        assertThat(items).extracting(item -> item.event() != null).containsExactly(false, true);
        assertThat(items.get(0).problems()).extracting(JsonProblem::pointer).containsExactly("/time");
    }

    @Test
    void shouldTakeJsonWithoutAnyHeaderAsStructured() {
        assertThat(event(dialect, Arrivals.of(EVENT.formatted("ping", ""))).getType())
                .isEqualTo("ping");
    }

    @Test
    void shouldShortenIdsThatAreTooLong() {
        // Given
        String event = EVENT.formatted("ping", "").replace("\"1\"", "\"" + "x".repeat(300) + "\"");

        // When
        String id = event(dialect, structured(event)).getId();

        // Then
        assertThat(id)
                .matches("evt_[0-9a-f]{32}")
                .isEqualTo(event(dialect, structured(event)).getId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"id":"1","source":"/s","type":"t"}                                                          | /specversion
                    {"specversion":"1.0","source":"/s","type":"t"}                                               | /id
                    {"specversion":"1.0","id":7,"source":"/s","type":"t"}                                        | /id
                    {"specversion":"1.0","id":"1","type":"t"}                                                    | /source
                    {"specversion":"1.0","id":"1","source":"/s"}                                                 | /type
                    {"specversion":"2.0","id":"1","source":"/s","type":"t"}                                      | ''
                    {"specversion":"1.0","id":"1","source":"a b","type":"t"}                                     | /source
                    {"specversion":"1.0","id":"1","source":"/s","type":"t","time":"now"}                         | /time
                    {"specversion":"1.0","id":"1","source":"/s","type":"t","time":"+999999999-12-31T23:59:59Z"}  | /time
                    {"specversion":"1.0","id":"1","source":"/s","type":"t","subject":{}}                         | /subject
                    {"specversion":"1.0","id":"1","source":"/s","type":"t","dataschema":"a b"}                   | /dataschema
                    {"specversion":"1.0","id":"1","source":"/s","type":"t","datacontenttype":"a\\nb"}            | /datacontenttype
                    {"specversion":"1.0","id":"1","source":"/s","type":"t","data_base64":"?"}                    | ''
                    {"specversion":"1.0","id":"1","source":"/s","type":"t","data_base64":7}                      | /data_base64
                    {"specversion":"1.0","id":"1","source":"/s","type":"ping","data":{"scan":{"started":"x"}}}   | /data/scan/started
                    {"specversion":"1.0","id":"1","source":"/s","type":"ping","data":{"artifact":"a"}}           | /data/artifact
                    [{"specversion":"1.0","id":"1","source":"/s","type":"t"},7]                                  | /1
                    [{"specversion":"1.0","id":"1","source":"/s"}]                                               | /0/type
                    7                                                                                            | ''
                    """)
    void shouldNameThePlaceOfWhatIsWrong(String json, String pointer) {
        assertThat(pointersRefused(dialect, json)).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({"ce-id", "ce-source", "ce-type"})
    void shouldNameTheHeaderThatIsMissing(String header) {
        assertThat(problems(dialect, binary("text/plain", "x", Map.of(header, ""))))
                .containsExactly(new JsonProblem("", "needs the header " + header));
    }

    @Test
    void shouldSayWhichHeaderIsWrong() {
        assertThat(problems(dialect, binary("text/plain", "x", Map.of("ce-time", "now"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("time"));
    }

    @Test
    void shouldRefuseDataThatIsNotTheJsonThatItSays() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> dialect.translate(binary("application/json", "1,\"type\":2", Map.of())));
    }

    @Test
    void shouldRefuseABatchOfMoreThanOneRequestMayCarry() {
        assertThatExceptionOfType(TooManyEventsException.class)
                .isThrownBy(() -> dialect.translate(Arrivals.of("[1,2,3,4]")));
    }

    @Test
    void shouldNotPonderOverAHostileContentType() {
        // Given: what the SDK's pattern for JSON would try in each of 2^60 ways
        String hostile = "application/json" + ";".repeat(60) + "\u0085";

        // When
        List<JsonProblem> found = problems(dialect, binary(hostile, "{}", Map.of()));

        // Then
        assertThat(found).singleElement().satisfies(problem -> assertThat(problem.detail())
                .contains("Content-Type"));
    }

    private static Arrival structured(String json) {
        return Arrivals.of("application/cloudevents+json", json, Map.of());
    }

    private static Arrival binary(String contentType, String body, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Content-Type",
                contentType,
                "ce-specversion",
                "1.0",
                "ce-id",
                "1",
                "ce-source",
                "/s",
                "ce-type",
                "artifact.pushed"));
        headers.putAll(more);
        return Arrivals.of(contentType, body, headers);
    }
}
