package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who lists, makes and changes subscriptions, on two instances at once. */
class SubscriptionChangesIT {

    private static final int MAX_PER_TENANT = 12;
    private static final String PATCH_TYPE = "application/merge-patch+json";

    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(2);
    private static IngestFixture ingest;
    private static IngestFixture other;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        BellbuoyConfig config = IngestFixture.config(
                kafka.bootstrapServers(),
                kafka.schemaRegistryUrl(),
                kafka.freshPrefix(),
                "subscriptions.max-per-tenant=" + MAX_PER_TENANT);
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
        other = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        CLIENTS.shutdown();
        ingest.close();
        other.close();
    }

    @Test
    void shouldLetExactlyOneOfTwoInstancesReplaceAVersion() throws Exception {
        // Given
        String path = all("raced") + "/ci";
        String tag = tag(ingest.sendJson("PUT", path, described("first")));
        List<HttpResponse<String>> won = new ArrayList<>();

        for (int round = 0; round < 10; round++) {
            // When
            String body = described("round " + round);
            String seen = tag;
            List<HttpResponse<String>> responses = atOnce(
                    () -> ingest.send(put(ingest, path, body).header("If-Match", seen)),
                    () -> other.send(put(other, path, body).header("If-Match", seen)));

            // Then
            assertThat(responses).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 412);
            won.add(responses.stream()
                    .filter(response -> response.statusCode() == 200)
                    .findFirst()
                    .orElseThrow());
            tag = tag(won.get(round));
            assertThat(tag(ingest.send("GET", path))).isEqualTo(tag);
        }
    }

    @Test
    void shouldMakeOnceWhatIsMadeOnTwoInstances() throws Exception {
        for (int round = 0; round < 5; round++) {
            // When
            String one = "{\"id\":\"new-" + round + "\",\"description\":\"one\",\"endpoint\":{\"url\":\"https://r/\"}}";
            String another = one.replace("one", "other");
            List<HttpResponse<String>> responses = atOnce(
                    () -> ingest.sendJson("POST", all("made"), one),
                    () -> other.sendJson("POST", all("made"), another));

            // Then
            assertThat(responses).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void shouldFindWhatTheSameRequestHasMadeBefore() throws Exception {
        // When
        HttpResponse<String> first = ingest.send(post("repeats", described("a")).header("Idempotency-Key", "k-1"));
        HttpResponse<String> again = other.send(post("repeats", described("a")).header("Idempotency-Key", "k-1"));
        HttpResponse<String> different =
                ingest.send(post("repeats", described("b")).header("Idempotency-Key", "k-1"));
        HttpResponse<String> unrelated = ingest.send(post("repeats", described("a")));

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json(first).at("/endpoint/secret").textValue()).startsWith("whsec_");
        assertThat(first.headers().firstValue("Location"))
                .contains(all("repeats") + "/" + json(first).path("id").textValue());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(tag(again)).isEqualTo(tag(first));
        assertThat(again.body()).doesNotContain("whsec_");
        assertThat(different.statusCode()).isEqualTo(409);
        assertThat(unrelated.statusCode()).isEqualTo(201);
    }

    @Test
    void shouldOnlyMakeWhereNothingIsIfAsked() throws Exception {
        // When
        HttpResponse<String> made =
                ingest.send(put(ingest, all("careful") + "/ci", described("a")).header("If-None-Match", "*"));
        HttpResponse<String> refused =
                ingest.send(put(ingest, all("careful") + "/ci", described("a")).header("If-None-Match", "*"));

        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(refused.statusCode()).isEqualTo(412);
    }

    @Test
    void shouldDeleteOnlyTheVersionThatWasSeen() throws Exception {
        // Given
        String path = all("deletes") + "/ci";
        String old = tag(ingest.sendJson("PUT", path, described("a")));
        String present = tag(ingest.sendJson("PUT", path, described("b")));

        // When
        HttpResponse<String> refused =
                other.send(other.request("DELETE", path, "").header("If-Match", old));
        HttpResponse<String> deleted =
                other.send(other.request("DELETE", path, "").header("If-Match", "\"1\", " + present));

        // Then
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(deleted.statusCode()).isEqualTo(204);
    }

    @Test
    void shouldMergeAPatchAndKeepTheSecrets() throws Exception {
        // Given
        String path = all("patches") + "/ci";
        ingest.sendJson(
                "PUT",
                path,
                """
                {"description": "old", "labels": {"team": "a", "tier": "1"}, "delivery": {"rateLimit": 5},
                 "endpoint": {"url": "https://ci.example/hook", "authorization": "Bearer geheim"}}""");

        // When
        HttpResponse<String> patched = other.send(
                "PATCH",
                path,
                PATCH_TYPE,
                "{\"description\":\"new\",\"labels\":{\"tier\":null},\"delivery\":{\"rateLimit\":null}}");
        HttpResponse<String> forgetful =
                other.send("PATCH", path, PATCH_TYPE, "{\"endpoint\":{\"authorization\":null}}");
        HttpResponse<String> moved =
                other.send("PATCH", path, PATCH_TYPE, "{\"endpoint\":{\"url\":\"https://elsewhere.example/\"}}");

        // Then
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(json(patched).path("description").textValue()).isEqualTo("new");
        assertThat(json(patched).path("labels")).hasToString("{\"team\":\"a\"}");
        assertThat(json(patched).at("/delivery/rateLimit").isMissingNode()).isTrue();
        assertThat(forgetful.statusCode()).isEqualTo(200);
        // Which it may only because the authorization is gone.
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(List.of(patched, forgetful, moved))
                .allSatisfy(response -> assertThat(response.body()).doesNotContain("geheim", "whsec_"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"enabled":"yes"}           | application/merge-patch+json | 400 | "pointer":"/enabled"
                    {"id":"other"}              | application/merge-patch+json | 400 | "pointer":"/id"
                    {"endpoint":null}           | application/merge-patch+json | 400 | "pointer":"/endpoint
                    [1]                         | application/merge-patch+json | 400 | "pointer":""
                    {"enabled":true}            | application/json             | 415 | application/merge-patch+json
                    """)
    void shouldRefuseAPatchThatMakesNoSubscription(String patch, String type, int status, String said)
            throws Exception {
        // Given
        ingest.sendJson("PUT", all("unpatched") + "/ci", described("a"));

        // When
        HttpResponse<String> response = ingest.send("PATCH", all("unpatched") + "/ci", type, patch);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(said);
    }

    @Test
    void shouldPatchNothingThatIsNotThere() throws Exception {
        assertThat(ingest.send("PATCH", all("unpatched") + "/nobody", PATCH_TYPE, "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                               | audit,ci,ops
                    enabled=false                    | ops
                    eventType=scan.completed         | audit,ci
                    eventType=bellbuoy.endpoint.lost | ops
                    endpointHost=CI.example          | ci
                    format=slack                     | ops
                    label=team:a                     | audit,ops
                    label=team:a&label=tier:1        | ops
                    q=NIGHT                          | audit
                    q=ci                             | ci
                    sort=-id                         | ops,ci,audit
                    sort=created                     | ops,ci,audit
                    sort=-updated&label=team:a       | audit,ops
                    """)
    void shouldListThoseThatAreWantedInTheOrderAskedFor(String query, String ids) throws Exception {
        // Given
        if (json(ingest.send("GET", all("lists"))).path("items").isEmpty()) {
            ingest.sendJson(
                    "PUT",
                    all("lists") + "/ops",
                    """
                    {"enabled": false, "eventTypes": ["bellbuoy.endpoint.*"], "labels": {"team": "a", "tier": "1"},
                     "endpoint": {"url": "https://hooks.example/x", "format": "slack"}}""");
            ingest.sendJson(
                    "PUT",
                    all("lists") + "/ci",
                    "{\"eventTypes\":[\"scan.*\"],\"endpoint\":{\"url\":\"https://ci.example/hook\"}}");
            ingest.sendJson(
                    "PUT",
                    all("lists") + "/audit",
                    "{\"description\":\"nightly\",\"labels\":{\"team\":\"a\"},\"endpoint\":{\"url\":\"https://r/\"}}");
        }

        // When
        JsonNode answer = json(other.send("GET", all("lists") + "?" + query));

        // Then
        assertThat(idsOf(answer)).containsExactly(ids.split(","));
    }

    @Test
    void shouldListPartByPart() throws Exception {
        // Given
        for (int i = 0; i < 7; i++) {
            ingest.sendJson("PUT", all("pages") + "/s" + i, described("a"));
        }

        // When
        List<String> seen = new ArrayList<>();
        String query = "?limit=3&sort=-created";
        for (Optional<String> cursor = Optional.of(""); cursor.isPresent(); ) {
            JsonNode answer = json(ingest.send("GET", all("pages") + query + cursor.get()));
            seen.addAll(idsOf(answer));
            cursor = Optional.ofNullable(answer.path("next").textValue()).map(next -> "&cursor=" + next);
        }

        // Then
        assertThat(seen).containsExactly("s6", "s5", "s4", "s3", "s2", "s1", "s0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "cursor=%25", "sort=colour", "enabled=1", "label=team", "enabeld=true"})
    void shouldNameAParameterThatIsWrong(String query) throws Exception {
        // When
        HttpResponse<String> response = ingest.send("GET", all("lists") + "?" + query);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("detail").textValue())
                .startsWith("?" + query.substring(0, query.indexOf('=')) + " ");
    }

    @Test
    void shouldChangeManyAtOnce() throws Exception {
        // Given
        for (String id : List.of("a", "b", "c")) {
            ingest.sendJson("PUT", all("many") + "/" + id, described(id));
        }

        // When
        Map<TopicPartition, Long> before = ingest.ends();
        HttpResponse<String> disabled = ingest.sendJson(
                "POST",
                all("many") + "/bulk",
                "{\"action\":\"disable\",\"ids\":[\"c\",\"a\",\"x\"],\"reason\":\"maintenance\"}");
        long written = ingest.ends().entrySet().stream()
                .mapToLong(end -> end.getValue() - before.get(end.getKey()))
                .sum();
        JsonNode left = json(other.send("GET", all("many") + "?enabled=true"));
        HttpResponse<String> deleted = other.sendJson(
                "POST",
                all("many") + "/bulk",
                "{\"action\":\"delete\",\"filter\":{\"label\":[\"suspended/reason:maintenance\"]}}");

        // Then: two records and a marker in each of two topics, which is one transaction
        assertThat(written).isEqualTo(6);
        assertThat(disabled.statusCode()).isEqualTo(200);
        assertThat(json(disabled).path("items"))
                .extracting(item ->
                        item.path("id").textValue() + " " + item.path("result").textValue())
                .containsExactly("c disabled", "a disabled", "x not_found");
        assertThat(idsOf(left)).containsExactly("b");
        assertThat(idsOf(json(deleted))).containsExactly("a", "c");
        assertThat(idsOf(json(ingest.send("GET", all("many"))))).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"action":"explode","ids":["a"]}                           | /action
                    {"action":"delete"}                                        | ``
                    {"action":"delete","ids":["a"],"filter":{}}                | ``
                    {"action":"delete","filter":{"enabeld":true}}              | /filter/enabeld
                    {"action":"delete","filter":{"label":["team"]}}            | /filter/label
                    {"action":"delete","ids":[1]}                              | /ids
                    {"action":"delete","ids":["a"],"dryRun":true}              | /dryRun
                    """)
    void shouldChangeNothingWhereItIsNotClearWhat(String body, String pointer) throws Exception {
        // When
        HttpResponse<String> response = ingest.sendJson("POST", all("many") + "/bulk", body);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("errors"))
                .extracting(error -> error.path("pointer").textValue())
                .contains(pointer);
    }

    @Test
    void shouldRememberWhoSuspendedASubscriptionAndWhyUntilItIsResumed() throws Exception {
        // Given
        String path = all("suspends") + "/ci";
        String created = tag(ingest.sendJson("PUT", path, described("a")));

        // When
        JsonNode suspended = json(ingest.sendJson("POST", path + "/suspend", "{\"reason\":\"it moves\"}"));
        JsonNode resumed = json(other.sendJson("POST", path + "/resume", "{}"));

        // Then
        assertThat(suspended.path("enabled").booleanValue()).isFalse();
        assertThat(suspended.path("labels").path("suspended/by").textValue()).isEqualTo("admin");
        assertThat(suspended.path("labels").path("suspended/reason").textValue())
                .isEqualTo("it moves");
        assertThat(resumed.path("enabled").booleanValue()).isTrue();
        assertThat(resumed.path("labels").isEmpty()).isTrue();
        assertThat(resumed.path("version").longValue())
                .isGreaterThan(suspended.path("version").longValue());
        assertThat(created).isNotEqualTo(tag(ingest.send("GET", path)));
        assertThat(ingest.sendJson("POST", all("suspends") + "/nobody/resume", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldMakeNoMoreThanATenantMayHaveWhoeverMakesThem() throws Exception {
        // When
        for (int i = 0; i < MAX_PER_TENANT - 1; i++) {
            ingest.sendJson("PUT", all("full") + "/s" + i, described("a"));
        }
        List<HttpResponse<String>> last = atOnce(
                () -> ingest.sendJson("PUT", all("full") + "/last", described("a")),
                () -> other.sendJson("PUT", all("full") + "/too-many", described("a")));

        // Then
        assertThat(last).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(last).anySatisfy(response -> assertThat(response.body()).contains("subscriptions.max-per-tenant"));
        assertThat(ingest.sendJson("PUT", all("full") + "/s0", described("b")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldKeepThePlatformsApartFromTheTenants() throws Exception {
        // Given
        String platform = "/v1/platform/subscriptions";

        // When
        HttpResponse<String> made = ingest.sendJson("PUT", platform + "/audit", described("all"));
        HttpResponse<String> read = other.send("GET", platform + "/audit");
        HttpResponse<String> listed = other.send("GET", platform);
        HttpResponse<String> asTenant = other.send("GET", all("_platform") + "/audit");
        HttpResponse<String> deleted = other.send("DELETE", platform + "/audit");

        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).hasValue(platform + "/audit");
        assertThat(json(read).path("tenant").textValue()).isEqualTo("_platform");
        assertThat(idsOf(json(listed))).containsExactly("audit");
        assertThat(asTenant.statusCode()).isEqualTo(400);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(ingest.send("GET", platform + "/audit").statusCode()).isEqualTo(404);
    }

    private static HttpRequest.Builder put(IngestFixture instance, String path, String body) {
        return instance.request("PUT", path, body).header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder post(String tenant, String body) {
        return ingest.request("POST", all(tenant), body).header("Content-Type", "application/json");
    }

    private static List<HttpResponse<String>> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
        List<HttpResponse<String>> responses = new ArrayList<>();
        for (Future<HttpResponse<String>> response : CLIENTS.invokeAll(List.of(one, other))) {
            responses.add(response.get());
        }
        return responses;
    }

    private static String all(String tenant) {
        return "/v1/tenants/" + tenant + "/subscriptions";
    }

    private static String described(String description) {
        return "{\"description\":\"" + description + "\",\"endpoint\":{\"url\":\"https://ci.example/hook\"}}";
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static List<String> idsOf(JsonNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(item -> item.path("id").textValue())
                .toList();
    }
}
