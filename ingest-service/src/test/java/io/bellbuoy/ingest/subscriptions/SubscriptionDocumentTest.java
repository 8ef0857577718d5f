package io.bellbuoy.ingest.subscriptions;

import static io.bellbuoy.ingest.subscriptions.Documents.with;
import static io.bellbuoy.ingest.subscriptions.Documents.withEndpoint;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.signing.Ed25519Secret;
import io.bellbuoy.signing.SecretKind;
import io.bellbuoy.topics.SubscriptionKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionDocumentTest {

    private static final String COMPLETE =
            """
            {"id": "ci", "description": "", "enabled": true,
             "eventTypes": ["artifact.pushed", "scan.*"],
             "filter": {"repositories": {"include": ["library/**"], "exclude": ["library/test-*"]},
                        "paths": {"include": [], "exclude": ["**/*.sig"]}, "tags": {"include": [], "exclude": []},
                        "artifactTypes": ["image"], "repositoryKinds": ["local"]},
             "endpoint": {"url": "https://ci.example/hook", "format": "standard", "headers": {"X-Team": "a"},
                          "authorization": "Bearer t", "secret": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz",
                          "verifyTls": true, "proxy": null},
             "delivery": {"timeout": "15s", "maxAttempts": 8, "maxInFlight": 16, "rateLimit": null, "ordered": true}}
            """;

    @Test
    void shouldReadTheDocumentOfTheDesign() {
        // When
        Subscription subscription = Documents.read(COMPLETE).subscription();

        // Then
        assertThat(subscription.getTenant()).isEqualTo("acme");
        assertThat(subscription.getId()).isEqualTo("ci");
        assertThat(subscription.getFilter().getRepositories().getExclude()).containsExactly("library/test-*");
        assertThat(subscription.getDelivery().getTimeout()).isEqualTo(15_000);
        assertThat(subscription.getDelivery().getOrdered()).isTrue();
        assertThat(subscription.getEndpoint().getAuthorization()).isEqualTo("Bearer t");
    }

    @Test
    void shouldTakeBackWhatItWroteWithoutItsSecrets() {
        // Given
        Subscription stored = Subscription.newBuilder(Documents.read(COMPLETE).subscription())
                .setVersion(7)
                .build();

        // When
        ObjectNode document = SubscriptionDocument.write(stored);
        Subscription again = Documents.read(document.toString()).subscription();

        // Then
        assertThat(document.path("version").longValue()).isEqualTo(7);
        assertThat(document.path("endpoint").has("secret")).isFalse();
        assertThat(document.path("endpoint").has("authorization")).isFalse();
        assertThat(again.getVersion()).isZero();
        assertThat(again.getEventTypes()).isEqualTo(stored.getEventTypes());
        assertThat(again.getFilter()).isEqualTo(stored.getFilter());
        assertThat(again.getDelivery()).isEqualTo(stored.getDelivery());
    }

    @Test
    void shouldSayWhereAPatternIsWrongAndWhy() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> Documents.read(with(
                        "\"eventTypes\":[\"scan.*\",\"*.x\"],\"filter\":{\"repositories\":{\"include\":[\"a//b\"]}}")))
                .satisfies(failure -> assertThat(failure.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly("/eventTypes/1", "/filter/repositories/include/0"))
                .satisfies(failure -> assertThat(failure.problems())
                        .allSatisfy(problem -> assertThat(problem.detail()).matches("position \\d+: .+")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver",
                "https://receiver:8443/hook?x=1",
                "HTTPS://[2001:db8::1]:443/",
                "http://10.0.0.1/a%20b"
            })
    void shouldTakeEveryUrlThatCanBeRequested(String url) {
        assertThatCode(() -> Documents.read("{\"endpoint\":{\"url\":\"" + url + "\"}}"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                               missing",
        "/hook,                            start with http",
        "ftp://receiver/,                  start with http",
        "https:receiver,                   host",
        "https:///hook,                    host",
        "https://user:pass@receiver/,      password",
        "https://receiver/#top,            fragment",
        "https://receiver:99999/,          port",
        "https://receiver:0/,              port",
        "https://receiver/a b,             URL",
    })
    void shouldRefuseAUrlThatCannot(String url, String reason) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> Documents.read("{\"endpoint\":{\"url\":\"" + url + "\"}}"))
                .withMessageStartingWith("/endpoint/url: ")
                .withMessageContaining(reason)
                .withMessageNotContaining("pass@");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/forbidden-urls.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldRefuseAtOnceWhatNoRequestCanBeMadeOf(String what, String url, String worker, String ingest) {
        // Given
        String text = url.replace("{port}", "9000").replace("{crlf}", "\r\n").replace("{tab}", "\t");
        ObjectNode document = AvroJson.mapper().createObjectNode();
        document.putObject("endpoint").put("url", text);

        // When, Then
        assertThat(pointersRefused(document.toString()))
                .isEqualTo(ingest.equals("takes") ? List.of() : List.of("/endpoint/url"));
    }

    @Test
    void shouldTakeAProxyThatTheOperatorHasSetUp() {
        assertThat(pointersRefused(withEndpoint("\"proxy\":\"corp\",\"compression\":\"gzip\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "egress.https-only=true, http://ci.corp.example/, https://",
        "egress.denied-hosts=*.corp.example, https://CI.corp.example./, operator",
        "egress.allowed-hosts=*.corp.example, https://ci.example/, operator",
    })
    void shouldRefuseAUrlThatTheOperatorLetsNoWebhookGoTo(String setting, String url, String reason) {
        // Given
        String json = "{\"endpoint\":{\"url\":\"" + url + "\"}}";

        // When, Then
        assertThatCode(() -> Documents.read(json)).doesNotThrowAnyException();
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> Documents.read(json, setting))
                .withMessageStartingWith("/endpoint/url: ")
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "format":"morse"                                         | /endpoint/format
                    "proxy":"corporate"                                      | /endpoint/proxy
                    "compression":"br"                                       | /endpoint/compression
                    "headers":{"Host":"x"}                                   | /endpoint/headers/Host
                    "headers":{"content-length":"1"}                         | /endpoint/headers/content-length
                    "headers":{"Transfer-Encoding":"chunked"}                | /endpoint/headers/Transfer-Encoding
                    "headers":{"Connection":"close"}                         | /endpoint/headers/Connection
                    "headers":{"Webhook-Id":"1"}                             | /endpoint/headers/Webhook-Id
                    "headers":{"Authorization":"Bearer t"}                   | /endpoint/headers/Authorization
                    "headers":{"a b":"1"}                                    | /endpoint/headers/a b
                    "headers":{"a/b":"1"}                                    | /endpoint/headers/a~1b
                    "headers":{"X":"1\\r\\nY: 2"}                            | /endpoint/headers/X
                    "headers":{"X":"é"}                                      | /endpoint/headers/X
                    "authorization":"Bearer\\nt"                             | /endpoint/authorization
                    "secret":"geheim"                                        | /endpoint/secret
                    "secret":"whsec_!!"                                      | /endpoint/secret
                    "secret":"whsec_c2hvcnQ="                                | /endpoint/secret
                    "secret":"whsk_","signing":"harness"                     | /endpoint/secret
                    "secret":"a\\nb","signing":"jfrog-hmac"                  | /endpoint/secret
                    "signing":"semaphore"                                    | /endpoint/signing
                    "colour":"red"                                           | /endpoint/colour
                    "verifyTls":"yes"                                        | /endpoint/verifyTls
                    """)
    void shouldRefuseAnEndpointThatCannotBeServed(String fields, String pointer) {
        assertThat(pointersRefused(withEndpoint(fields))).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "delivery":{"timeout":"999ms"}        | /delivery/timeout
                    "delivery":{"timeout":"61s"}          | /delivery/timeout
                    "delivery":{"timeout":15}             | /delivery/timeout
                    "delivery":{"maxAttempts":0}          | /delivery/maxAttempts
                    "delivery":{"maxAttempts":21}         | /delivery/maxAttempts
                    "delivery":{"maxInFlight":0}          | /delivery/maxInFlight
                    "delivery":{"maxInFlight":1001}       | /delivery/maxInFlight
                    "delivery":{"rateLimit":0}            | /delivery/rateLimit
                    "delivery":{"onRejection":"give up"}  | /delivery/onRejection
                    "tenant":"other"                      | /tenant
                    "id":"other"                          | /id
                    "filter":{"tags":{"exclude":[""]}}    | /filter/tags/exclude/0
                    "filter":{"artifactTypes":[""]}       | /filter/artifactTypes/0
                    """)
    void shouldRefuseWhatIsOutOfBounds(String fields, String pointer) {
        assertThat(pointersRefused(with(fields))).containsExactly(pointer);
    }

    @Test
    void shouldBoundListsAndTexts() {
        String many = IntStream.range(0, 101).mapToObj(i -> "\"a" + i + "\"").collect(joining(","));

        assertThat(pointersRefused(with("\"eventTypes\":[" + many + "]"))).containsExactly("/eventTypes");
        assertThat(pointersRefused(with("\"filter\":{\"paths\":{\"include\":[" + many + "]}}")))
                .containsExactly("/filter/paths/include");
        assertThat(pointersRefused(with("\"filter\":{\"artifactTypes\":[" + many + "]}")))
                .containsExactly("/filter/artifactTypes");
        assertThat(pointersRefused(with("\"description\":\"" + "x".repeat(1001) + "\"")))
                .containsExactly("/description");
        assertThat(pointersRefused("{\"endpoint\":{\"url\":\"https://r/" + "x".repeat(2048) + "\"}}"))
                .containsExactly("/endpoint/url");
    }

    @ParameterizedTest
    @CsvSource({"23, false", "24, true", "64, true", "65, false"})
    void shouldTakeSecretsOf24To64Bytes(int bytes, boolean taken) {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);

        assertThat(pointersRefused(withEndpoint("\"secret\":\"" + secret + "\""))
                        .isEmpty())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"secret\":\"whsk_\"",
                "\"secret\":\"correct horse\",\"signing\":\"jfrog-token\"",
                "\"secret\":\"correct horse\",\"signing\":\"jfrog-hmac\"",
                "\"secret\":\"whsec_\",\"signing\":\"harness\""
            })
    void shouldTakeTheSecretsOfEveryScheme(String fields) {
        assertThat(pointersRefused(withEndpoint(fields))).isEmpty();
    }

    @Test
    void shouldShowThePublicKeyWhichIsNoSecretAndTakeItBack() {
        // Given
        Ed25519Secret pair = (Ed25519Secret) SecretKind.ED25519.generate(new SecureRandom());
        Subscription stored = Documents.read(withEndpoint("\"secret\":\"" + pair.text() + "\""))
                .subscription();

        // When
        ObjectNode document = SubscriptionDocument.write(stored);

        // Then
        assertThat(document.at("/endpoint/publicKey").textValue()).isEqualTo(pair.publicKey());
        assertThat(document.toString()).doesNotContain("whsk_");
        assertThat(pointersRefused(document.toString())).isEmpty();
    }

    @Test
    void shouldRefuseAnIdThatNoPathCanCarry() {
        SubscriptionKey key = new SubscriptionKey("acme", "a b");
        JsonBody body = JsonBody.parse(withEndpoint("").getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> SubscriptionDocument.read(key, body.root(), Documents.egress()))
                .withMessageStartingWith("/id: ");
    }

    @Test
    void shouldIgnoreWhatTheServiceGives() {
        assertThat(pointersRefused(with("\"version\":\"x\",\"created\":1,\"updated\":null")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null"})
    void shouldRefuseWhatIsNoObject(String json) {
        assertThat(pointersRefused(json)).containsExactly("");
    }

    private static List<String> pointersRefused(String json) {
        try {
            Documents.read(json);
            return List.of();
        } catch (InvalidJsonException e) {
            return e.problems().stream().map(JsonProblem::pointer).toList();
        }
    }
}
