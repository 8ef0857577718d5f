package io.bellbuoy.ingest;

import static io.bellbuoy.ingest.IngestFixture.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.testing.TestIdentity;
import io.bellbuoy.testing.TestKafka;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the door is made of: TLS, limits, and what is said to browsers. */
class DoorIT {

    private static final String TYPES = "/v1/event-types";
    private static final String SITE = "https://console.example";
    private static final int RATE = 20;

    private static IngestFixture ingest;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        BellbuoyConfig config = config("http.token-rate=" + RATE, "http.tenant-rate=1000", "http.cors-origins=" + SITE);
        IngestFixture.provision(config);
        ingest = IngestFixture.start(config);
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void shouldRefuseOneTokenThatComesTooOftenAndNoOther() throws Exception {
        // Given
        String greedy = token();
        String modest = token();
        HttpClient http = HttpClient.newHttpClient();

        // When
        List<HttpResponse<String>> responses = IntStream.range(0, 10 * RATE)
                .mapToObj(i ->
                        http.sendAsync(asking(greedy, "GET", subscriptions()).build(), BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        HttpResponse<String> refused = responses.stream()
                .filter(response -> response.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(json(refused).path("detail").textValue()).isEqualTo("More than 20 requests a second for one token");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("RateLimit-Policy").orElseThrow())
                .startsWith("\"token\";q=20;w=1");
        assertThat(refused.headers().firstValue("RateLimit")).hasValue("\"token\";r=0;t=1");
        HttpResponse<String> allowed = ingest.send(asking(modest, "GET", subscriptions()));
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("RateLimit-Policy"))
                .hasValue("\"token\";q=20;w=1, \"tenant\";q=1000;w=1");
        assertThat(allowed.headers().firstValue("RateLimit").orElseThrow())
                .matches("\"token\";r=19;t=1, \"tenant\";r=\\d+;t=1");
    }

    @Test
    void shouldTellBrowsersToKeepNothingAndGuessNothing() throws Exception {
        HttpResponse<String> answer = ingest.send("GET", subscriptions());
        HttpResponse<String> refusal = ingest.send(ingest.withoutToken("GET", subscriptions(), ""));
        HttpResponse<String> missing = ingest.send("GET", "/v1/nothing");

        assertThat(Stream.of(answer, refusal, missing)).allSatisfy(response -> {
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
        });
    }

    @Test
    void shouldAnswerThePreflightOfAnAllowedSiteAlone() throws Exception {
        HttpResponse<String> allowed = preflight(SITE);
        HttpResponse<String> other = preflight("https://evil.example");
        HttpResponse<String> read =
                ingest.send(asking(IngestFixture.TOKEN, "GET", TYPES).header("Origin", SITE));

        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SITE);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("authorization");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SITE);
    }

    @Test
    void shouldShowItsCertificateAndTheNextOneWithoutARestart() throws Exception {
        // Given
        Path certificate = directory.resolve("tls.crt");
        Path key = directory.resolve("tls.key");
        TestIdentity first = TestIdentity.make(directory, "first");
        TestIdentity second = TestIdentity.make(directory, "second");
        Files.writeString(certificate, first.certificate());
        Files.writeString(key, first.key());
        BellbuoyConfig config = config("http.tls.certificate-file=" + certificate, "http.tls.key-file=" + key);
        IngestFixture.provision(config);
        try (IngestFixture door = IngestFixture.start(config)) {
            // When
            HttpResponse<String> answer = overTls(door, first);

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThatThrownBy(() -> overTls(door, second)).isInstanceOf(SSLException.class);

            // When
            Files.writeString(certificate, second.certificate());
            Files.writeString(key, second.key());

            // Then
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(SSLException.class)
                    .untilAsserted(
                            () -> assertThat(overTls(door, second).statusCode()).isEqualTo(200));
        }
    }

    private static HttpResponse<String> overTls(IngestFixture door, TestIdentity trusted) throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(trusted)).build();
        return http.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + door.service.port() + TYPES))
                        .header("Authorization", "Bearer " + IngestFixture.TOKEN)
                        .build(),
                BodyHandlers.ofString());
    }

    private static SSLContext trusting(TestIdentity identity) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "own",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(identity.certificate().getBytes(US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> preflight(String origin) throws Exception {
        return ingest.send(ingest.withoutToken("OPTIONS", subscriptions() + "/ci", "")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,content-type"));
    }

    private static String token() throws Exception {
        HttpResponse<String> made = ingest.sendJson("POST", "/v1/tenants/acme/tokens", "{\"role\":\"reader\"}");
        return json(made).path("token").textValue();
    }

    private static HttpRequest.Builder asking(String token, String method, String path) {
        return ingest.withoutToken(method, path, "").header("Authorization", "Bearer " + token);
    }

    private static String subscriptions() {
        return "/v1/tenants/acme/subscriptions";
    }

    private static BellbuoyConfig config(String... more) {
        TestKafka kafka = TestKafka.shared();
        return IngestFixture.config(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), kafka.freshPrefix(), more);
    }
}
