package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.EventType;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.topics.TenantPartitioner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsIT {

    private static final String EVENTS = "/v1/tenants/acme/events";
    private static final String INGEST = "/v1/tenants/acme/ingest/distribution";
    private static final String PING = "{\"type\":\"ping\"}";
    private static final int MAX_BODY_BYTES = 20_000;

    private static IngestFixture ingest;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config = IngestFixture.config(
                kafka.bootstrapServers(),
                kafka.schemaRegistryUrl(),
                kafka.freshPrefix(),
                "http.max-body-bytes=" + MAX_BODY_BYTES,
                "http.max-batch=50");
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() throws Exception {
        ingest.close();
    }

    @Test
    void shouldAnswerForAnEventOnceKafkaHasIt() throws Exception {
        // When
        HttpResponse<String> response = ingest.send(
                "POST",
                "/v1/tenants/single/events",
                "application/json; charset=UTF-8",
                "{\"id\":\"e1\",\"type\":\"artifact.pushed\",\"repository\":{\"name\":\"library/é\"}}");

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"ids\":[\"e1\"]}");
        assertThat(eventsOf("single", 1)).singleElement().satisfies(found -> {
            assertThat(found.partition()).isEqualTo(TenantPartitioner.partition("single", IngestFixture.PARTITIONS));
            assertThat(found.value().getRepository().getName()).isEqualTo("library/é");
            assertThat(found.value().getTenant()).isEqualTo("single");
        });
    }

    @Test
    void shouldWriteABatchInItsOrder() throws Exception {
        // When
        HttpResponse<String> response = ingest.sendJson(
                "POST",
                "/v1/tenants/batch/events",
                IntStream.range(0, 50)
                        .mapToObj(i -> "{\"id\":\"e" + i + "\",\"type\":\"artifact.pushed\"}")
                        .collect(joining(",", "[", "]")));

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response).path("accepted").intValue()).isEqualTo(50);
        assertThat(eventsOf("batch", 50))
                .extracting(found -> found.value().getId())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void shouldTakeWhatDistributionSendsWithTwoContentTypes() throws Exception {
        // When
        HttpResponse<String> response = ingest.send(
                ingest.request("POST", "/v1/tenants/dist/ingest/distribution", sample("push-envelope.wire.json"))
                        .header("Content-Type", "text/plain")
                        .header("Content-Type", "application/vnd.docker.distribution.events.v2+json"));

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"ignored\":2}");
        assertThat(eventsOf("dist", 1)).singleElement().satisfies(found -> {
            assertThat(found.value().getType()).isEqualTo("artifact.pushed");
            assertThat(UTF_8.decode(found.value().getOriginal().getBody()).toString())
                    .startsWith("{\n         \"id\": \"asdf-asdf-asdf-asdf-0\"")
                    .endsWith("      }");
        });
    }

    @Test
    void shouldListTheEventTypesWithWhatRegistriesCallThem() throws Exception {
        // When
        HttpResponse<String> response = ingest.send("GET", "/v1/event-types");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode first = json(response).at("/items/0");
        assertThat(first.path("type").textValue()).isEqualTo("artifact.pushed");
        assertThat(first.path("description").textValue()).isNotEmpty();
        assertThat(first.at("/names/distribution/0").textValue()).isEqualTo("push");
        assertThat(json(response).path("items")).hasSize(EventType.values().length);
    }

    @Test
    void shouldTakeWhatGitlabSends() throws Exception {
        // When
        HttpResponse<String> response = ingest.send(
                "POST",
                "/v1/tenants/gitlab/ingest/distribution",
                "application/vnd.docker.distribution.events.v1+json",
                sample("gitlab-push.json"));

        // Then
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"ignored\":0}");
        assertThat(eventsOf("gitlab", 1)).singleElement().satisfies(found -> assertThat(
                        found.value().getArtifact().getTags())
                .containsExactly("latest"));
    }

    @Test
    void shouldTakeACloudEventInBinaryModeWhateverItsDataIs() throws Exception {
        // When
        HttpResponse<String> response =
                ingest.send(ingest.request("POST", "/v1/tenants/binary/ingest/cloudevents", "It is red")
                        .header("Content-Type", "text/vnd.acme.colour; charset=utf-8")
                        .header("ce-specversion", "1.0")
                        .header("ce-id", "1")
                        .header("ce-source", "/lights")
                        .header("ce-type", "com.acme.light.changed"));

        // Then
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"ignored\":0}");
        assertThat(eventsOf("binary", 1)).singleElement().satisfies(found -> {
            assertThat(found.value().getId()).isEqualTo("/lights#1");
            assertThat(found.value().getType()).isEqualTo("cloudevents.com.acme.light.changed");
        });
    }

    @Test
    void shouldTakeABatchOfCloudEvents() throws Exception {
        // Given
        String event = "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/s\",\"type\":\"artifact.pushed\"}";

        // When
        HttpResponse<String> response = ingest.send(
                "POST",
                "/v1/tenants/batched/ingest/cloudevents",
                "application/cloudevents-batch+json; charset=utf-8",
                "[" + event.formatted(1) + "," + event.formatted(2) + "]");

        // Then
        assertThat(response.body()).isEqualTo("{\"accepted\":2,\"ignored\":0}");
        assertThat(eventsOf("batched", 2))
                .extracting(found -> found.value().getId())
                .containsExactly("/s#1", "/s#2");
    }

    @Test
    void shouldTakeAFormWithAPayloadAsLargeAsABodyMayBe() throws Exception {
        // Given
        String json = "{\"action\":\"published\",\"package\":{\"name\":\"app\",\"owner\":{\"login\":\"acme\"},"
                + "\"description\":\"" + "x".repeat(MAX_BODY_BYTES - 500) + "\"}}";

        // When
        HttpResponse<String> response = ingest.send(
                ingest.request("POST", "/v1/tenants/form/ingest/github", "payload=" + URLEncoder.encode(json, UTF_8))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-GitHub-Event", "package")
                        .header("X-GitHub-Delivery", "d1"));

        // Then
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"ignored\":0}");
        assertThat(eventsOf("form", 1)).singleElement().satisfies(found -> {
            assertThat(found.value().getId()).isEqualTo("d1");
            assertThat(UTF_8.decode(found.value().getOriginal().getBody()).toString())
                    .isEqualTo(json);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /v1/tenants/acme/events               | application/json | {"type":"ping"            | 400 | line 1, column
                    /v1/tenants/acme/events               | application/json | ``                        | 400 | line 1, column 1
                    /v1/tenants/acme/events               | application/json | 7                         | 400 | must be an event
                    /v1/tenants/acme/events               | application/json | {"type":"ping","x":1}     | 400 | "pointer":"/x"
                    /v1/tenants/acme/events               | application/json | [{"type":"ping"},{"type":"ping","artifact":{"size":"1"}}] | 400 | "pointer":"/1/artifact/size"
                    /v1/tenants/acme/events               | application/json | {"type":"bellbuoy.x"}     | 400 | "pointer":"/type"
                    /v1/tenants/acme/events               | text/plain       | {"type":"ping"}           | 415 | application/json
                    /v1/tenants/acme/events               | application/json; charset=latin1 | {"type":"ping"} | 415 | application/json
                    /v1/tenants/a%2Fb/events              | application/json | {"type":"ping"}           | 400 | tenant
                    /v1/tenants/acme/ingest/nothing       | application/json | {}                        | 404 | no dialect 'nothing'; known are acr,
                    /v1/tenants/acme/ingest/distribution  | text/xml         | {"events":[]}             | 415 | events.v2+json
                    /v1/tenants/acme/ingest/distribution  | application/json | {"events":[{"action":"push"}]} | 400 | "pointer":"/events/0/id"
                    /v1/tenants/acme/ingest/cloudevents   | multipart/form-data; boundary=x | --x           | 415 | several parts
                    /v1/tenants/acme/ingest/cloudevents   | text/plain       | {}                        | 400 | "pointer":"/specversion"
                    /v1/tenants/acme/ingest/github        | text/plain       | {}                        | 415 | x-www-form-urlencoded
                    /v1/tenants/acme/ingest/github        | application/json | {}                        | 400 | X-GitHub-Event
                    /v1/tenants/acme/ingest/github        | application/x-www-form-urlencoded | payload=%zz | 400 | not encoded as a form
                    /v1/tenants/acme/nothing              | application/json | {}                        | 404 | nothing at this path
                    """)
    void shouldRefuseWhatIsWrongSayWhereAndWriteNothing(
            String path, String contentType, String body, int status, String said) throws Exception {
        // Given
        Map<TopicPartition, Long> before = ingest.ends();

        // When
        HttpResponse<String> response = ingest.send("POST", path, contentType, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).path("status").intValue()).isEqualTo(status);
        assertThat(response.body()).contains(said);
        assertThat(ingest.ends()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({",", "Basic abc", "Bearer", "Bearer wrong", "Bearer a-token-for-tests-onl"})
    void shouldLetNobodyInWithoutTheToken(String authorization) throws Exception {
        // Given
        Map<TopicPartition, Long> before = ingest.ends();
        var request = ingest.withoutToken("POST", EVENTS, PING).header("Content-Type", "application/json");

        // When
        HttpResponse<String> response =
                ingest.send(authorization == null ? request : request.header("Authorization", authorization));

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm="));
        assertThat(json(response).path("title").textValue()).isEqualTo("Unauthorized");
        assertThat(ingest.ends()).isEqualTo(before);
    }

    @Test
    void shouldTakeTheSchemeInAnyCase() throws Exception {
        var request = ingest.withoutToken("POST", EVENTS, PING)
                .header("Content-Type", "application/json")
                .header("Authorization", "bearer " + IngestFixture.TOKEN);

        assertThat(ingest.send(request).statusCode()).isEqualTo(202);
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeWhetherOrNotItSaysSo() throws Exception {
        // Given
        Map<TopicPartition, Long> before = ingest.ends();
        String large = "{\"type\":\"ping\",\"id\":\"" + "x".repeat(MAX_BODY_BYTES) + "\"}";
        var chunked = ingest.request("POST", EVENTS, "")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8))));

        // When
        HttpResponse<String> announced = ingest.sendJson("POST", EVENTS, large);
        HttpResponse<String> streamed = ingest.send(chunked);

        // Then
        assertThat(List.of(announced, streamed)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(json(response).path("title").textValue()).isEqualTo("Request Entity Too Large");
        });
        assertThat(ingest.ends()).isEqualTo(before);
    }

    @Test
    void shouldRefuseABatchOfMoreThanItsLimit() throws Exception {
        // Given
        Map<TopicPartition, Long> before = ingest.ends();
        String batch = IntStream.range(0, 51).mapToObj(i -> PING).collect(joining(",", "[", "]"));

        // When
        HttpResponse<String> response = ingest.sendJson("POST", EVENTS, batch);

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("may carry 50 events, and this one has 51");
        assertThat(ingest.ends()).isEqualTo(before);
    }

    @Test
    void shouldNameTheMethodsThatAPathKnows() throws Exception {
        // When
        HttpResponse<String> response = ingest.send("DELETE", INGEST);

        // Then
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"X-Large, 431", "bad header, 400"})
    void shouldAnswerWhatIsNotEvenARequestWithAProblemToo(String header, int status) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingest.service.port())) {
            // When
            String request = "GET / HTTP/1.1\r\nHost: x\r\n" + header + ": " + "x".repeat(status == 431 ? 20_000 : 1)
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        }
    }

    @Test
    void shouldCountWhatItAcceptsAndRefuses() throws Exception {
        // When
        ingest.sendJson("POST", EVENTS, PING);
        ingest.sendJson("POST", EVENTS, "{");

        // Then
        assertThat(ingest.manage("/metrics").body())
                .contains("bellbuoy_ingest_events_accepted_events_total{dialect=\"native\"}")
                .contains("bellbuoy_ingest_requests_refused_requests_total{status=\"400\"}")
                .contains("bellbuoy_ingest_accept_time_seconds_count{dialect=\"native\"}");
    }

    private static List<ConsumerRecord<String, RegistryEvent>> eventsOf(String tenant, int count) {
        try (var reader = ingest.reader(ingest.topics.events(), RegistryEvent.class)) {
            return of(tenant, reader.readUntil(records -> of(tenant, records).size() >= count));
        }
    }

    private static List<ConsumerRecord<String, RegistryEvent>> of(
            String tenant, List<ConsumerRecord<String, RegistryEvent>> records) {
        return records.stream().filter(found -> found.key().equals(tenant)).toList();
    }

    private static String sample(String name) throws IOException {
        try (InputStream in = EventsIT.class.getResourceAsStream("/distribution/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
