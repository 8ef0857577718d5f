package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.AccessToken;
import io.bellbuoy.events.AuditEntry;
import io.bellbuoy.ingest.access.TokenText;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens: made, shown once, used and revoked. */
class TokensIT {

    private static BellbuoyConfig config;
    private static IngestFixture ingest;

    @BeforeAll
    static void start() throws Exception {
        TestKafka kafka = TestKafka.shared();
        config = IngestFixture.config(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix());
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void shouldMakeATokenThatItsOwnerSeesOnce() throws Exception {
        // When
        HttpResponse<String> made =
                ingest.sendJson("POST", tokens("once"), "{\"role\":\"reader\",\"description\":\"ci\"}");
        String path = made.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> found = ingest.send("GET", path);
        HttpResponse<String> listed = ingest.send("GET", tokens("once"));

        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
        String text = json(made).path("token").textValue();
        assertThat(text).startsWith("bby_" + json(made).path("id").textValue() + "_");
        assertThat(found.body() + listed.body()).doesNotContain(text, "hash", "\"token\"");
        assertThat(json(listed).path("items")).hasSize(1);
        assertThat(json(listed).path("items").path(0)).isEqualTo(json(found));
        assertThat(json(found).path("createdBy").textValue()).isEqualTo("admin");
        assertThat(with(text, "GET", "/v1/tenants/once/subscriptions").statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldKeepNoTokenInTheTopic() throws Exception {
        // When
        String text = make("kept", "reader");

        // Then
        try (var reader = ingest.reader(ingest.topics.tokens(), AccessToken.class)) {
            AccessToken kept =
                    reader
                            .readUntil(records -> records.stream().anyMatch(record -> isOf("kept", record.value())))
                            .stream()
                            .map(record -> record.value())
                            .filter(token -> isOf("kept", token))
                            .findFirst()
                            .orElseThrow();
            assertThat(kept.toString()).doesNotContain(text);
            assertThat(kept.getHash()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void shouldRefuseARevokedTokenAtOnceHereAndSoonElsewhere() throws Exception {
        try (IngestFixture other = IngestFixture.start(config)) {
            // Given: made here, known there, by the first request
            String text = make("revoked", "reader");
            assertThat(with(other, text, "GET", "/v1/tenants/revoked/subscriptions")
                            .statusCode())
                    .isEqualTo(200);

            // When
            String path = tokens("revoked") + "/" + id(text);
            assertThat(ingest.send("DELETE", path).statusCode()).isEqualTo(204);

            // Then
            assertThat(with(text, "GET", "/v1/tenants/revoked/subscriptions").statusCode())
                    .isEqualTo(401);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(with(other, text, "GET", "/v1/tenants/revoked/subscriptions")
                                    .statusCode())
                            .isEqualTo(401));
            assertThat(ingest.send("GET", path).statusCode()).isEqualTo(404);
            assertThat(ingest.send("DELETE", path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void shouldRememberTokensWhenItStartsAgainAndTakeTheFirstRequest() throws Exception {
        // Given
        String text = make("restarted", "producer");

        // When
        try (IngestFixture after = IngestFixture.start(config)) {
            // Then
            assertThat(post(after, text, "restarted").statusCode()).isEqualTo(202);
        }
    }

    @Test
    void shouldTakeATokenUntilItExpires() throws Exception {
        // When
        HttpResponse<String> soon =
                ingest.sendJson("POST", tokens("mortal"), "{\"role\":\"reader\",\"expires\":\"1s\"}");
        HttpResponse<String> later =
                ingest.sendJson("POST", tokens("mortal"), "{\"role\":\"reader\",\"expires\":\"2199-01-01T00:00:00Z\"}");

        // Then
        assertThat(Instant.parse(json(soon).path("expires").textValue()))
                .isEqualTo(Instant.parse(json(soon).path("created").textValue()).plusSeconds(1));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        with(text(soon), "GET", "/v1/event-types").statusCode())
                .isEqualTo(401));
        assertThat(with(text(later), "GET", "/v1/event-types").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeATokenAsThePasswordOfWhoeverCanSendNothingElse() throws Exception {
        // Given
        String text = make("basic", "editor");
        String basic = Base64.getEncoder().encodeToString(("robot:" + text).getBytes(UTF_8));

        // When
        HttpResponse<String> response =
                ingest.send(ingest.withoutToken("GET", "/v1/tenants/basic/jfrog/event/api/v1/subscriptions", "")
                        .header("Authorization", "Basic " + basic));

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ingest.send(ingest.withoutToken("GET", "/v1/event-types", "")
                                .header("Authorization", "Basic nonsense"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldSayWhatIsWrongWithAToken() throws Exception {
        assertProblem("{}", "/role", "is missing");
        assertProblem("{\"role\":\"owner\"}", "/role", "must be one of admin, editor, reader, producer");
        assertProblem("{\"role\":\"platform-admin\"}", "/role", "must be one of admin");
        assertProblem("{\"role\":\"reader\",\"expires\":\"2001-01-01T00:00:00Z\"}", "/expires", "a time to come");
        assertProblem("{\"role\":\"reader\",\"expires\":\"soon\"}", "/expires", "a time to come");
        assertProblem("{\"role\":\"reader\",\"hash\":\"00\"}", "/hash", "is not known");
        assertProblem("[]", "", "must be an object");
    }

    @Test
    void shouldLetNobodyGrantMoreThanTheyHave() throws Exception {
        // Given
        String admin = make("modest", "admin");

        // Then: an administrator of one tenant makes none for another, nor for all
        assertThat(make(admin, "/v1/tenants/modest/tokens", "admin").statusCode())
                .isEqualTo(201);
        assertThat(make(admin, "/v1/tenants/modest/tokens", "platform-admin").statusCode())
                .isEqualTo(400);
        assertThat(make(admin, "/v1/tenants/other/tokens", "reader").statusCode())
                .isEqualTo(404);
        assertThat(make(admin, "/v1/platform/tokens", "reader").statusCode()).isEqualTo(403);
        assertThat(make(make("modest", "editor"), "/v1/tenants/modest/tokens", "reader")
                        .statusCode())
                .isEqualTo(403);
        String platform = text(make(IngestFixture.TOKEN, "/v1/platform/tokens", "platform-admin"));
        assertThat(make(platform, "/v1/platform/tokens", "producer").statusCode())
                .isEqualTo(201);
    }

    @Test
    void shouldLetAProducerForAllTenantsReportEventsOfAnyAndNothingElse() throws Exception {
        String producer = text(make(IngestFixture.TOKEN, "/v1/platform/tokens", "producer"));

        assertThat(post(ingest, producer, "first").statusCode()).isEqualTo(202);
        assertThat(post(ingest, producer, "second").statusCode()).isEqualTo(202);
        assertThat(with(producer, "GET", "/v1/tenants/first/subscriptions").statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldTellInTheAuditLogWhoChangedWhatWithoutSecrets() throws Exception {
        // Given
        String editor = make("audited", "editor");
        String id = id(editor);

        // When
        HttpResponse<String> put = ingest.send(ingest.withoutToken(
                        "PUT",
                        "/v1/tenants/audited/subscriptions/ci",
                        "{\"endpoint\":{\"url\":\"https://ci.example/hook\",\"authorization\":\"geheim\"}}")
                .header("Authorization", "Bearer " + editor)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "req-42"));
        with(editor, "DELETE", "/v1/tenants/audited/subscriptions/ci");
        ingest.send("DELETE", tokens("audited") + "/" + id);

        // Then
        assertThat(put.headers().firstValue("X-Request-Id")).hasValue("req-42");
        List<AuditEntry> entries = audit("audited", 4);
        assertThat(entries)
                .extracting(entry -> entry.getActor() + " " + entry.getAction() + " " + entry.getId())
                .containsExactly(
                        "admin token.created " + id,
                        "token:" + id + " subscription.created ci",
                        "token:" + id + " subscription.deleted ci",
                        "admin token.deleted " + id);
        AuditEntry created = entries.get(1);
        assertThat(created.getRequestId()).isEqualTo("req-42");
        assertThat(created.getAddress()).isEqualTo("127.0.0.1");
        assertThat(created.getBefore()).isNull();
        assertThat(created.getAfter()).contains("https://ci.example/hook");
        assertThat(entries.get(2).getBefore()).contains("https://ci.example/hook");
        assertThat(entries.toString()).doesNotContain("geheim", "whsec_", "\\\"hash\\\"", editor);
    }

    @Test
    void shouldShowATenantsAuditLogPageByPageTheNewestFirst() throws Exception {
        // Given
        for (int i = 0; i < 5; i++) {
            make("paged", "reader");
            make("another", "reader");
        }

        // When
        JsonNode first = json(ingest.send("GET", "/v1/tenants/paged/audit?limit=3"));
        JsonNode second = json(ingest.send(
                "GET",
                "/v1/tenants/paged/audit?limit=3&cursor=" + first.path("next").textValue()));

        // Then
        List<Instant> times = Stream.of(first, second)
                .flatMap(page -> StreamSupport.stream(page.path("items").spliterator(), false))
                .map(entry -> Instant.parse(entry.path("time").textValue()))
                .toList();
        assertThat(times).hasSize(5).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(first.path("items").path(0).path("after").path("role").textValue())
                .isEqualTo("reader");
        assertThat(first.path("items").findValuesAsText("tenant")).containsOnly("paged");
        assertThat(second.has("next")).isFalse();
        assertThat(json(ingest.send("GET", "/v1/tenants/silent/audit")).path("items"))
                .isEmpty();
        assertThat(ingest.send("GET", "/v1/tenants/paged/audit?limit=0").body()).contains("?limit must be");
        assertThat(ingest.send("GET", "/v1/tenants/paged/audit?cursor=x").body())
                .contains("?cursor must be");
    }

    @Test
    void shouldListTokensPageByPage() throws Exception {
        // Given
        for (int i = 0; i < 3; i++) {
            make("listed", "reader");
        }

        // When
        JsonNode first = json(ingest.send("GET", tokens("listed") + "?limit=2"));
        JsonNode second = json(ingest.send(
                "GET",
                tokens("listed") + "?limit=2&cursor=" + first.path("next").textValue()));

        // Then
        assertThat(Stream.of(first, second).flatMap(page -> page.path("items").findValuesAsText("id").stream()))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(second.has("next")).isFalse();
    }

    private static List<AuditEntry> audit(String tenant, int count) {
        try (var reader = ingest.reader(ingest.topics.audit(), AuditEntry.class)) {
            return reader
                    .readUntil(records -> records.stream()
                                    .filter(record -> record.key().equals(tenant))
                                    .count()
                            == count)
                    .stream()
                    .map(record -> record.value())
                    .filter(entry -> entry.getTenant().equals(tenant))
                    .toList();
        }
    }

    private static void assertProblem(String body, String pointer, String detail) throws Exception {
        HttpResponse<String> response = ingest.sendJson("POST", tokens("wrong"), body);
        JsonNode error = json(response).path("errors").path(0);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.path("pointer").textValue()).isEqualTo(pointer);
        assertThat(error.path("detail").textValue()).contains(detail);
    }

    private static String tokens(String tenant) {
        return "/v1/tenants/" + tenant + "/tokens";
    }

    private static String make(String tenant, String role) throws Exception {
        return text(make(IngestFixture.TOKEN, tokens(tenant), role));
    }

    private static HttpResponse<String> make(String maker, String path, String role) throws Exception {
        return ingest.send(ingest.withoutToken("POST", path, "{\"role\":\"" + role + "\"}")
                .header("Authorization", "Bearer " + maker)
                .header("Content-Type", "application/json"));
    }

    private static HttpResponse<String> post(IngestFixture at, String token, String tenant) throws Exception {
        return at.send(at.withoutToken("POST", "/v1/tenants/" + tenant + "/events", "{\"type\":\"ping\"}")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json"));
    }

    private static HttpResponse<String> with(String token, String method, String path) throws Exception {
        return with(ingest, token, method, path);
    }

    private static HttpResponse<String> with(IngestFixture at, String token, String method, String path)
            throws Exception {
        return at.send(at.withoutToken(method, path, "").header("Authorization", "Bearer " + token));
    }

    private static String id(String text) {
        return TokenText.parse(text).orElseThrow().id();
    }

    private static String text(HttpResponse<String> made) throws Exception {
        return json(made).path("token").textValue();
    }

    private static boolean isOf(String tenant, AccessToken token) {
        return token != null && token.getTenant().equals(tenant);
    }
}
