package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesIT {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CLOUD_EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"artifact.pushed\"}";

    private static IngestFixture ingest;
    private static IngestFixture other;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config = IngestFixture.config(
                kafka.bootstrapServers(),
                kafka.schemaRegistryUrl(),
                kafka.freshPrefix(),
                "http.max-batch=50",
                "http.max-body-bytes=2000000");
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
        other = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        ingest.close();
        other.close();
    }

    @Test
    void shouldTakeOneEventALine() throws Exception {
        // Given
        String lines = IntStream.range(0, 50).mapToObj(i -> ping("e" + i)).collect(joining("\n"));

        // When
        HttpResponse<String> response = post("lines", NDJSON, lines);

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response).path("accepted").intValue()).isEqualTo(50);
        assertThat(idsOf("lines", 50))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "e" + i).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    single | application/cloudevents+json        | '%s'   | 1
                    batch  | application/cloudevents-batch+json  | '[%s]' | 1
                    """)
    void shouldTakeCloudEvents(String tenant, String mediaType, String layout, int count) throws Exception {
        // When
        HttpResponse<String> response = post(tenant, mediaType, layout.formatted(CLOUD_EVENT.formatted("1")));

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(idsOf(tenant, count)).containsExactly("/s#1");
    }

    @Test
    void shouldTakeACloudEventInBinaryMode() throws Exception {
        // When
        HttpResponse<String> response = ingest.send(ingest.request("POST", "/v1/tenants/binary/events", "{\"a\":1}")
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/s")
                .header("ce-type", "com.acme.changed"));

        // Then
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"ids\":[\"/s#1\"]}");
        assertThat(idsOf("binary", 1)).containsExactly("/s#1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    application/x-ndjson               | {"type":"ping"}\\n{"type":"Ping"} | "pointer":"/1/type"
                    application/x-ndjson               | {"type":"ping"}\\n{"type":        | "pointer":"/1","detail":"must be an event: Malformed JSON at line 1, column
                    application/cloudevents-batch+json | [{"specversion":"1.0"}]           | "pointer":"/0/id"
                    """)
    void shouldTakeAllOrNothingAndSayWhere(String mediaType, String body, String said) throws Exception {
        // Given
        Map<TopicPartition, Long> before = ingest.ends();

        // When
        HttpResponse<String> response = post("strict", mediaType, body.replace("\\n", "\n"));

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(said);
        assertThat(ingest.ends()).isEqualTo(before);
    }

    @Test
    void shouldTakeWhatIsGoodOfABatchForWhomPrefersThatAndTellOfEach() throws Exception {
        // Given
        String lines = String.join("\n", ping("a"), "{\"type\":7}", "no json", ping("b"));

        // When
        HttpResponse<String> response = lenient("lenient", NDJSON, lines);

        // Then
        JsonNode told = json(response);
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.headers().firstValue("Preference-Applied")).hasValue("handling=lenient");
        assertThat(told.path("accepted").intValue()).isEqualTo(2);
        assertThat(told.path("refused").intValue()).isEqualTo(2);
        assertThat(StreamSupport.stream(told.path("items").spliterator(), false)
                        .map(item -> item.path("status").intValue()))
                .containsExactly(202, 400, 400, 202);
        assertThat(told.at("/items/3/index").intValue()).isEqualTo(3);
        assertThat(told.at("/items/3/id").textValue()).isEqualTo("b");
        assertThat(told.at("/items/1/problem/errors/0/pointer").textValue()).isEqualTo("/type");
        assertThat(idsOf("lenient", 2)).containsExactly("a", "b");
    }

    @Test
    void shouldAnswer202WhereNothingOfALenientBatchIsBad() throws Exception {
        // When
        HttpResponse<String> response = lenient("good", "application/json", "[" + ping("a") + "]");

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .isEqualTo("{\"accepted\":1,\"refused\":0,\"items\":[{\"index\":0,\"status\":202,\"id\":\"a\"}]}");
    }

    @Test
    void shouldTellOfAnEventThatIsTooLargeForKafkaWithoutRefusingTheOthers() throws Exception {
        // Given: less than a body may have, more than a record
        String large = "{\"id\":\"large\",\"type\":\"ping\",\"attributes\":{\"a\":\"" + "x".repeat(1_100_000) + "\"}}";

        // When
        HttpResponse<String> response = lenient("large", NDJSON, large + "\n" + ping("small"));

        // Then
        JsonNode told = json(response);
        assertThat(told.at("/items/0/status").intValue()).isEqualTo(413);
        assertThat(told.at("/items/1/status").intValue()).isEqualTo(202);
        assertThat(idsOf("large", 1)).containsExactly("small");
    }

    @Test
    void shouldGiveARequestThatComesAgainTheSameIdsOnAnyInstance() throws Exception {
        // Given
        String events = "[{\"type\":\"ping\"},{\"type\":\"ping\"}]";

        // When
        HttpResponse<String> first = keyed(ingest, "again", "key-1", events);
        HttpResponse<String> second = keyed(other, "again", "key-1", events);

        // Then: the matcher takes each of them once
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(idsOf("again", 4)).hasSize(4).satisfies(ids -> assertThat(ids.subList(2, 4))
                .isEqualTo(ids.subList(0, 2))
                .doesNotHaveDuplicates());
    }

    @Test
    void shouldRefuseAnotherRequestUnderTheSameKey() throws Exception {
        // Given
        keyed(ingest, "other", "key-1", "{\"type\":\"ping\"}");
        Map<TopicPartition, Long> before = ingest.ends();

        // When
        HttpResponse<String> response = keyed(ingest, "other", "key-1", "{\"type\":\"artifact.pushed\"}");

        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("Idempotency-Key");
        assertThat(ingest.ends()).isEqualTo(before);
    }

    @Test
    void shouldLetACorrectedRequestKeepItsKey() throws Exception {
        // Given
        assertThat(keyed(ingest, "corrected", "key-1", "{\"type\":7}").statusCode())
                .isEqualTo(400);

        // When
        HttpResponse<String> response = keyed(ingest, "corrected", "key-1", "{\"type\":\"ping\"}");

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
    }

    @Test
    void shouldRefuseAKeyThatIsTooLong() throws Exception {
        assertThat(keyed(ingest, "long", "k".repeat(256), "{\"type\":\"ping\"}").body())
                .contains("Idempotency-Key has at most 255 characters");
    }

    private static String ping(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"ping\"}";
    }

    private static HttpResponse<String> post(String tenant, String mediaType, String body) throws Exception {
        return ingest.send("POST", "/v1/tenants/" + tenant + "/events", mediaType, body);
    }

    private static HttpResponse<String> lenient(String tenant, String mediaType, String body) throws Exception {
        return ingest.send(ingest.request("POST", "/v1/tenants/" + tenant + "/events", body)
                .header("Content-Type", mediaType)
                .header("Prefer", "respond-async, Handling=\"lenient\""));
    }

    private static HttpResponse<String> keyed(IngestFixture instance, String tenant, String key, String body)
            throws Exception {
        return instance.send(instance.request("POST", "/v1/tenants/" + tenant + "/events", body)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key));
    }

    private static List<String> idsOf(String tenant, int count) {
        try (var reader = ingest.reader(ingest.topics.events(), RegistryEvent.class)) {
            return ids(tenant, reader.readUntil(records -> ids(tenant, records).size() >= count));
        }
    }

    private static List<String> ids(String tenant, List<ConsumerRecord<String, RegistryEvent>> records) {
        return records.stream()
                .filter(found -> found.key().equals(tenant))
                .map(found -> found.value().getId())
                .toList();
    }
}
