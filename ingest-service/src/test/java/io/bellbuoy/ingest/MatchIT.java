package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchIT {

    private static final String MATCH = "/v1/tenants/acme/subscriptions/match";
    private static final String PUSH =
            "{\"id\":\"push-1\",\"type\":\"artifact.pushed\",\"repository\":{\"name\":\"library/nginx\"}}";

    private static IngestFixture ingest;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config =
                IngestFixture.config(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix());
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
        put("/v1/tenants/acme/subscriptions/wants", "\"filter\":{\"repositories\":{\"include\":[\"library/**\"]}}");
        put("/v1/tenants/acme/subscriptions/held", "\"enabled\":false");
        put("/v1/tenants/acme/subscriptions/excludes", "\"filter\":{\"repositories\":{\"exclude\":[\"library/*\"]}}");
        put("/v1/tenants/acme/subscriptions/scans", "\"eventTypes\":[\"scan.*\"]");
        put("/v1/tenants/other/subscriptions/theirs", "\"eventTypes\":[\"*\"]");
        put("/v1/platform/subscriptions/audit", "\"eventTypes\":[\"artifact.*\"]");
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void shouldTellWhoWantsAnEventByWhatAndWhyOthersDoNot() throws Exception {
        // When
        HttpResponse<String> answer = ingest.sendJson("POST", MATCH, "{\"event\":" + PUSH + "}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("items"))
                .extracting(MatchIT::inShort)
                .containsExactly(
                        "acme/excludes false repository library/nginx is excluded by library/*",
                        "acme/held true wanted, as everything is that is not excluded; disabled, so what it wants is held until it is enabled",
                        "acme/scans false no event type pattern matches artifact.pushed: scan.*",
                        "acme/wants true wanted by library/**",
                        "_platform/audit true wanted by artifact.*");
        assertThat(json(answer).at("/items/3/matched/repository").textValue()).isEqualTo("library/**");
    }

    @Test
    void shouldTellTheSameOfAnEventThatHasHappened() throws Exception {
        // Given
        ingest.sendJson("POST", "/v1/tenants/acme/events", PUSH);

        // When
        JsonNode asked = json(ingest.sendJson("POST", MATCH, "{\"event\":" + PUSH + "}"));
        JsonNode happened = json(ingest.sendJson("POST", MATCH, "{\"eventId\":\"push-1\",\"since\":\"5m\"}"));
        HttpResponse<String> elsewhere =
                ingest.sendJson("POST", MATCH.replace("acme", "other"), "{\"eventId\":\"push-1\"}");

        // Then
        assertThat(happened.path("items")).isEqualTo(asked.path("items"));
        assertThat(happened.at("/event/repository/name").textValue()).isEqualTo("library/nginx");
        assertThat(elsewhere.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                       | ``
                    {"event":{"type":"ping"},"eventId":"a"}                  | ``
                    {"event":[]}                                             | /event
                    {"event":{}}                                             | /event/type
                    {"event":{"type":"artifact.pushed","repository":"a"}}    | /event/repository
                    {"event":{"type":"artifact.pushed","colour":"red"}}      | /event/colour
                    {"eventId":"a","since":"yesterday"}                      | /since
                    """)
    void shouldSayWhereAQuestionIsWrong(String body, String pointer) throws Exception {
        // When
        HttpResponse<String> answer = ingest.sendJson("POST", MATCH, body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/pointer").textValue()).isEqualTo(pointer);
    }

    private static String inShort(JsonNode item) {
        return item.path("tenant").textValue() + "/" + item.path("subscription").textValue() + " "
                + item.path("matches").booleanValue() + " "
                + item.path("because").textValue();
    }

    private static void put(String path, String fields) throws Exception {
        String body = "{" + fields + ",\"endpoint\":{\"url\":\"https://ci.example/hook\"}}";
        assertThat(ingest.sendJson("PUT", path, body).statusCode()).isEqualTo(201);
    }
}
