package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jwt.JWTClaimsSet;
import io.bellbuoy.events.Source;
import io.bellbuoy.ingest.tokens.Issuer;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.kit.secrets.KeySet;
import io.bellbuoy.kit.secrets.SourceSecrets;
import io.bellbuoy.testing.TestKafka;
import io.bellbuoy.topics.TenantPartitioner;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who may post in a dialect, and how the front door knows. */
class SourcesIT {

    private static final String EVENTS_TYPE = "application/vnd.docker.distribution.events.v2+json";
    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final KeySet KEYS = KeySet.generate();

    private static BellbuoyConfig config;
    private static IngestFixture ingest;
    private static Issuer issuer;
    private static String push;

    @BeforeAll
    static void start() throws Exception {
        issuer = new Issuer();
        config = config(KEYS);
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
        try (InputStream in = SourcesIT.class.getResourceAsStream("/distribution/push-envelope.wire.json")) {
            push = new String(in.readAllBytes(), UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        ingest.close();
        issuer.close();
    }

    @Test
    void shouldKeepASourceAndShowItWithoutItsSecrets() throws Exception {
        // When
        HttpResponse<String> created = put("kept", github("geheim-secret"));
        HttpResponse<String> found = ingest.send("GET", source("kept"));
        HttpResponse<String> replaced = put("kept", found.body());

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(json(found)).isEqualTo(json(created));
        assertThat(json(found).path("verification").textValue()).isEqualTo("github-hmac");
        assertThat(created.body() + found.body() + replaced.body()).doesNotContain("geheim", "secret");
        assertThat(json(ingest.send("GET", "/v1/tenants/kept/sources")).path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("dialect").textValue()).isEqualTo("distribution"));
        assertThat(signed(ingest, "kept", "geheim-secret").statusCode()).isEqualTo(202);
    }

    @Test
    void shouldWantTheAdministratorsTokenForSourcesThemselves() throws Exception {
        var request = ingest.withoutToken("PUT", source("open"), github("geheim-secret"))
                .header("Content-Type", "application/json");

        assertThat(ingest.send(request).statusCode()).isEqualTo(401);
        assertThat(ingest.send(ingest.withoutToken("GET", source("open"), "")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldSayWhatIsWrongWithASource() throws Exception {
        HttpResponse<String> wrong = put("wrong", "{\"verification\":\"md5\",\"secrets\":[]}");
        HttpResponse<String> none = put("wrong", "{\"verification\":\"jfrog-hmac\"}");
        HttpResponse<String> unknown = ingest.sendJson("PUT", "/v1/tenants/wrong/sources/svn", github("geheim-secret"));

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"pointer\":\"/verification\"", "must be one of gar-oidc");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("\"pointer\":\"/secrets\"");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no dialect 'svn'");
        assertThat(ingest.send("GET", source("wrong")).statusCode()).isEqualTo(404);
        assertThat(ingest.send("DELETE", source("wrong")).statusCode()).isEqualTo(404);
        assertThat(ingest.send("POST", source("wrong")).statusCode()).isEqualTo(405);
    }

    @Test
    void shouldTakeASignatureInsteadOfTheTokenForThatPathAlone() throws Exception {
        // Given
        put("signed", github("geheim-secret"));
        Map<TopicPartition, Long> before = ingest.ends();

        // Then: the token does not replace the signature either
        assertRefused(ingest.send(post("signed").header("Authorization", "Bearer " + IngestFixture.TOKEN)), "missing");
        assertRefused(ingest.send(post("signed").header(SIGNATURE, "")), "is empty");
        assertRefused(signed(ingest, "signed", "another-secret"), "is not valid for this request");
        assertThat(ingest.send(post("other").header(SIGNATURE, signature("geheim-secret", push)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ingest.send(ingest.withoutToken("POST", "/v1/tenants/signed/events", push)
                                .header("Content-Type", "application/json")
                                .header(SIGNATURE, signature("geheim-secret", push)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ingest.ends()).isEqualTo(before);
        assertThat(signed(ingest, "signed", "geheim-secret").statusCode()).isEqualTo(202);
        assertThat(ingest.manage("/metrics").body())
                .containsPattern("bellbuoy_ingest_source_refusals_requests_total\\{dialect=\"distribution\"} [1-9]");
    }

    @Test
    void shouldVerifyTheBytesBeforeItReadsThem() throws Exception {
        // Given
        put("raw", github("geheim-secret"));

        // When: no JSON, and yet the signature is what is wrong with it
        HttpResponse<String> unsigned =
                ingest.send(post("raw", "no JSON").header(SIGNATURE, signature("geheim-secret", push)));
        HttpResponse<String> malformed =
                ingest.send(post("raw", "no JSON").header(SIGNATURE, signature("geheim-secret", "no JSON")));

        // Then
        assertRefused(unsigned, "is not valid for this request");
        assertThat(malformed.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldNotWaitForABodyThatNobodyHasSigned() throws Exception {
        // Given
        put("early", github("geheim-secret"));
        String head = "POST " + ingest("early") + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + EVENTS_TYPE
                + "\r\nContent-Length: " + push.getBytes(UTF_8).length + "\r\n";

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingest.service.port())) {
            // When: the body comes after the answer, and a good request after it
            socket.getOutputStream().write((head + "\r\n").getBytes(UTF_8));
            String refused = status(socket.getInputStream());
            socket.getOutputStream().write(push.getBytes(UTF_8));
            String next =
                    head + "Connection: close\r\n" + SIGNATURE + ": " + signature("geheim-secret", push) + "\r\n\r\n";
            socket.getOutputStream().write((next + push).getBytes(UTF_8));
            String rest = new String(socket.getInputStream().readAllBytes(), UTF_8);

            // Then
            assertThat(refused).isEqualTo("HTTP/1.1 401 Unauthorized");
            assertThat(rest).contains("HTTP/1.1 202");
        }
    }

    @Test
    void shouldAskForTheTokenAgainWhereTheSourceIsGone() throws Exception {
        // Given
        put("gone", github("geheim-secret"));

        // When
        assertThat(ingest.send("DELETE", source("gone")).statusCode()).isEqualTo(204);

        // Then
        assertThat(signed(ingest, "gone", "geheim-secret").statusCode()).isEqualTo(401);
        assertThat(ingest.send(post("gone").header("Authorization", "Bearer " + IngestFixture.TOKEN))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldKnowAtOnceOnEveryInstanceWhatWasChangedOnOne() throws Exception {
        try (IngestFixture other = IngestFixture.start(config)) {
            for (int i = 0; i < 20; i++) {
                // When: the secret is replaced here, and used there
                put("moved", github("secret-number-" + i));
                HttpResponse<String> here = signed(ingest, "moved", "secret-number-" + i);
                HttpResponse<String> there = signed(other, "moved", "secret-number-" + i);

                // Then
                assertThat(here.statusCode()).isEqualTo(202);
                assertThat(there.statusCode()).isEqualTo(202);
            }
        }
    }

    @Test
    void shouldTakeEitherSecretWhileOneReplacesTheOther() throws Exception {
        // When
        put("rotated", github("the-old-secret\",\"the-new-secret"));

        // Then
        assertThat(signed(ingest, "rotated", "the-old-secret").statusCode()).isEqualTo(202);
        assertThat(signed(ingest, "rotated", "the-new-secret").statusCode()).isEqualTo(202);
        put("rotated", github("the-new-secret"));
        assertRefused(signed(ingest, "rotated", "the-old-secret"), "not valid");
    }

    @Test
    void shouldRememberSourcesWhenItStartsAgainAndTakeTheFirstRequest() throws Exception {
        // Given
        try (IngestFixture before = IngestFixture.start(config)) {
            before.sendJson("PUT", source("restarted"), github("geheim-secret"));
        }

        // When
        try (IngestFixture after = IngestFixture.start(config)) {
            HttpResponse<String> response = signed(after, "restarted", "geheim-secret");

            // Then
            assertThat(response.statusCode()).isEqualTo(202);
        }
    }

    @Test
    void shouldLeaveNoSecretInTheTopic() throws Exception {
        // When
        put("sealed", github("geheim-secret"));

        // Then
        try (var reader = ingest.reader(ingest.topics.sources(), Source.class)) {
            var found = reader
                    .readUntil(records ->
                            records.stream().anyMatch(written -> written.key().startsWith("sealed/")))
                    .stream()
                    .filter(written -> written.key().startsWith("sealed/"))
                    .findFirst()
                    .orElseThrow();
            assertThat(found.partition()).isEqualTo(TenantPartitioner.partition("sealed", IngestFixture.PARTITIONS));
            assertThat(found.key()).isEqualTo("sealed/distribution");
            assertThat(found.value().getSecrets())
                    .singleElement()
                    .asString()
                    .startsWith("tink:")
                    .doesNotContain("geheim");
            assertThat(SourceSecrets.with(KEYS).opened(found.value()).getSecrets())
                    .containsExactly("geheim-secret");
        }
    }

    @Test
    void shouldNotBlameTheRegistryForAKeyThatIsAway() throws Exception {
        // Given
        put("blind", github("geheim-secret"));

        try (IngestFixture blind =
                IngestFixture.start(config(KeySet.generate(), config.topics().prefix()))) {
            // When
            HttpResponse<String> response = signed(blind, "blind", "geheim-secret");

            // Then: the registry may try again
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.body()).contains("key that the secrets of this source are encrypted with is missing");
        }
    }

    @Test
    void shouldWriteNoSecretToItsLog() throws Exception {
        // Given
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        try (IngestFixture door = IngestFixture.start(config)) {
            // When
            door.sendJson("PUT", source("logged"), "{\"verification\":\"url-token\",\"secrets\":[\"geheim-token\"]}");
            ingest.send(post("logged?token=geheim-token"));
            ingest.send(post("logged?token=geheim-token", "no JSON"));
            ingest.send(post("logged?token=geheim-wrong"));
            door.sendJson("PUT", source("logged"), "{\"verification\":\"url-token\",\"secrets\":[\"geheim\"]}");
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
        }

        // Then
        assertThat(log.list)
                .isNotEmpty()
                .extracting(line -> line.getFormattedMessage() + line.getKeyValuePairs())
                .noneMatch(line -> line.contains("geheim"));
    }

    @Test
    void shouldTakeTheTokenOfTheUrl() throws Exception {
        // Given
        put("url", "{\"verification\":\"url-token\",\"secrets\":[\"geheim-token\"]}");

        // Then
        assertThat(ingest.send(post("url?token=geheim-token")).statusCode()).isEqualTo(202);
        assertRefused(ingest.send(post("url?token=geheim-toke")), "The parameter token of the URL is not valid");
        assertRefused(ingest.send(post("url")), "The parameter token of the URL is missing");
        assertRefused(ingest.send(post("url?token=geheim-token&token=x")), "has several values");
    }

    @Test
    void shouldTakeWhatGooglesAccountOfTheTenantPushes() throws Exception {
        // Given
        put(
                "gar",
                "{\"verification\":\"gar-oidc\",\"audience\":\"https://bellbuoy.example/gar\","
                        + "\"email\":\"push@acme.iam.gserviceaccount.com\"}");

        // Then
        assertThat(pushed(claims().build()).statusCode()).isEqualTo(202);
        assertRefused(pushed(claims().audience("https://other.example").build()), "another audience");
        assertRefused(pushed(claims().issuer("https://other.example").build()), "another issuer");
        assertRefused(pushed(claims().claim("email", "mallory@evil.example").build()), "another account");
        assertRefused(pushed(claims().expirationTime(Date.from(Instant.EPOCH)).build()), "has expired");
        assertRefused(ingest.send(post("gar").header("Authorization", "Bearer nonsense")), "malformed, or not signed");
        assertRefused(ingest.send(post("gar")), "The header Authorization is missing");
    }

    private static HttpResponse<String> pushed(JWTClaimsSet claims) throws Exception {
        return ingest.send(post("gar").header("Authorization", "Bearer " + issuer.sign(claims)));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://accounts.google.com")
                .audience("https://bellbuoy.example/gar")
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .claim("email", "push@acme.iam.gserviceaccount.com")
                .claim("email_verified", true);
    }

    private static void assertRefused(HttpResponse<String> response, String said) throws IOException {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Source realm=\"bellbuoy\"");
        assertThat(json(response).path("detail").textValue()).contains(said);
    }

    private static HttpResponse<String> signed(IngestFixture door, String tenant, String secret) throws Exception {
        return door.send(door.withoutToken("POST", ingest(tenant), push)
                .header("Content-Type", EVENTS_TYPE)
                .header(SIGNATURE, signature(secret, push)));
    }

    private static HttpRequest.Builder post(String tenantAndQuery) {
        return post(tenantAndQuery, push);
    }

    private static HttpRequest.Builder post(String tenantAndQuery, String body) {
        String[] parts = tenantAndQuery.split("\\?", 2);
        String path = ingest(parts[0]) + (parts.length > 1 ? "?" + parts[1] : "");
        return ingest.withoutToken("POST", path, body).header("Content-Type", EVENTS_TYPE);
    }

    private static HttpResponse<String> put(String tenant, String document) throws Exception {
        return ingest.sendJson("PUT", source(tenant), document);
    }

    private static String github(String secret) {
        return "{\"verification\":\"github-hmac\",\"secrets\":[\"" + secret + "\"]}";
    }

    private static String source(String tenant) {
        return "/v1/tenants/" + tenant + "/sources/distribution";
    }

    private static String ingest(String tenant) {
        return "/v1/tenants/" + tenant + "/ingest/distribution";
    }

    private static String signature(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    private static String status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static BellbuoyConfig config(KeySet keys) {
        return config(keys, TestKafka.shared().freshPrefix());
    }

    private static BellbuoyConfig config(KeySet keys, String prefix) {
        return IngestFixture.config(
                TestKafka.shared().bootstrapServers(),
                TestKafka.shared().schemaRegistryUrl(),
                prefix,
                "secrets.keyset=" + keys.json(),
                "sources.jwks-url=" + issuer.jwks());
    }
}
