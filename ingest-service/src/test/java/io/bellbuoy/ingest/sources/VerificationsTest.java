package io.bellbuoy.ingest.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.Source;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each registry sends, made with {@code openssl} where its documentation has no example of its own. */
class VerificationsTest {

    private static final String GITHUB = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static final String GITHUB_SECRET = "It's a Secret to Everybody";
    private static final String HELLO = "Hello, World!";
    private static final String SIGNATURE = "X-Hub-Signature-256";

    private final Verifications verifications = new Verifications(
            token -> CompletableFuture.failedFuture(new AssertionError("No token is read here")), Clock.systemUTC());

    @BeforeAll
    static void trust() {
        AvroTrust.ensure();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # The example of GitHub's documentation, and those of RFC 4231 and RFC 2202.
                    github-hmac     | X-Hub-Signature-256       | It's a Secret to Everybody | Hello, World!                | sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17
                    jfrog-hmac      | X-JFrog-Event-Auth        | Jefe                       | what do ya want for nothing? | 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
                    nexus-hmac-sha1 | X-Nexus-Webhook-Signature | Jefe                       | what do ya want for nothing? | effcdf6ae5eb2fa2d27416d5f184df9c259a7c79
                    # JFrog's own sample, as its documentation verifies it: openssl sha256 -hmac.
                    jfrog-hmac      | X-JFrog-Event-Auth        | jfrog-webhook-secret       | {"domain":"artifact","event_type":"deployed","data":{"repo_key":"example-repo-local","path":"some.log","name":"some.log","sha256":"069092736c73613a25917f582f8a2621b8495cb723914c85dc570761ce0846f8","size":353178},"subscription_key":"test","source":"jfrog/jfrt@01h9mspg5atsp402qqxm071zjv"} | 6b720b896bd53aae92e2f82b431f1c621e4588f2afe57bf08a682390bdf9d851
                    # Harness signs its final newline too; Gitea indents.
                    harness         | X-Harness-Signature       | harness-secret             | `{"action":"created"}\n`     | e79c5ca61e0a8e7921bf10be29f413653a43d6181b4e0768af2930adbe1bff39
                    harness         | X-Gitness-Signature       | harness-secret             | `{"action":"created"}\n`     | e79c5ca61e0a8e7921bf10be29f413653a43d6181b4e0768af2930adbe1bff39
                    gitea-hmac      | X-Gitea-Signature         | gitea-secret               | `{\n  "action": "created"\n}` | bba2c255c66bb13b797b4a0d0eae1269d7c488603c138caa601e6d8f25616ea1
                    gitea-hmac      | X-Forgejo-Signature       | gitea-secret               | `{\n  "action": "created"\n}` | bba2c255c66bb13b797b4a0d0eae1269d7c488603c138caa601e6d8f25616ea1
                    nexus-hmac-sha1 | X-Nexus-Webhook-Signature | nexus-secret               | {"action":"CREATED"}         | afede54e4e40112b66d9ece0bcb5b06c9f891eef
                    # No signatures: the secret itself.
                    jfrog-token     | X-JFrog-Event-Auth        | jfrog-secret               | {}                           | jfrog-secret
                    header          | Authorization             | Basic aGFyYm9yOmdlaGVpbQ== | {}                           | Basic aGFyYm9yOmdlaGVpbQ==
                    """)
    void shouldVerifyWhatTheRegistrySendsAndNothingElse(
            String verification, String header, String secret, String body, String shown) {
        // Given
        Source source = source(verification, secret);
        String sent = body.replace("\\n", "\n");
        boolean isSigned = !shown.equals(secret);

        // Then
        assertThat(objection(source, Map.of(header, List.of(shown)), sent)).isEmpty();
        assertThat(objection(source, Map.of(header, List.of(shown)), sent + " ").isPresent())
                .isEqualTo(isSigned);
        assertThat(objection(source(verification, secret + "x"), Map.of(header, List.of(shown)), sent))
                .hasValue("The header " + words(verification, header) + " is not valid for this request");
        assertThat(objection(source, Map.of(header, List.of(shown + "0")), sent))
                .isPresent();
        assertThat(objection(source, Map.of(header, List.of(shown.substring(1))), sent))
                .isPresent();
        assertThat(objection(source, Map.of(header, List.of("")), sent))
                .hasValue("The header " + words(verification, header) + " is empty");
        assertThat(objection(source, Map.of("X-Other", List.of(shown)), sent))
                .hasValue("The header " + words(verification, header) + " is missing");
    }

    @Test
    void shouldFindHeadersInAnyCase() {
        Map<String, List<String>> headers = Map.of("x-hub-signature-256", List.of(GITHUB));

        assertThat(objection(source("github-hmac", GITHUB_SECRET), headers, HELLO))
                .isEmpty();
    }

    @Test
    void shouldRefuseTwoDifferentHeadersAndTakeOneThatIsRepeated() {
        // Given
        Source source = source("github-hmac", GITHUB_SECRET);
        Source gitea = source("gitea-hmac", "Jefe-Jefe");

        // Then
        assertThat(objection(source, Map.of(SIGNATURE, List.of(GITHUB, "sha256=00")), HELLO))
                .hasValue("The header X-Hub-Signature-256 has several values");
        assertThat(objection(source, Map.of(SIGNATURE, List.of(GITHUB, GITHUB)), HELLO))
                .isEmpty();
        assertThat(objection(
                        gitea, Map.of("X-Gitea-Signature", List.of("a"), "X-Forgejo-Signature", List.of("b")), HELLO))
                .hasValue("The header X-Gitea-Signature or X-Forgejo-Signature has several values");
    }

    @Test
    void shouldVerifyWithAnyOfSeveralSecrets() {
        Map<String, List<String>> signed = Map.of(SIGNATURE, List.of(GITHUB));

        assertThat(objection(source("github-hmac", "the next one", GITHUB_SECRET), signed, HELLO))
                .isEmpty();
        assertThat(objection(source("github-hmac", GITHUB_SECRET, "the last one"), signed, HELLO))
                .isEmpty();
        assertThat(objection(source("github-hmac", "the next one", "the last one"), signed, HELLO))
                .isPresent();
        assertThat(objection(source("github-hmac"), signed, HELLO)).isPresent();
    }

    @Test
    void shouldNotTakeASecretThatCannotBeDecryptedForWhatItLooksLike() {
        Map<String, List<String>> shown = Map.of("Authorization", List.of("tink:AAAA"));

        assertThat(objection(source("header", "tink:AAAA"), shown, HELLO)).isPresent();
    }

    @Test
    void shouldLookIntoTheHeaderThatTheSourceNames() {
        Source source = Source.newBuilder(source("github-hmac", GITHUB_SECRET))
                .setHeader("X-Acme-Signature")
                .build();

        assertThat(objection(source, Map.of("X-Acme-Signature", List.of(GITHUB)), HELLO))
                .isEmpty();
        assertThat(objection(source, Map.of(SIGNATURE, List.of(GITHUB)), HELLO))
                .hasValue("The header X-Acme-Signature is missing");
    }

    @Test
    void shouldVerifyTheTokenOfTheUrl() {
        // Given
        Source source = source("url-token", "docker-hub-token");

        // Then
        assertThat(objection(source, new RequestHead(Map.of(), List.of("docker-hub-token")), HELLO))
                .isEmpty();
        assertThat(objection(source, new RequestHead(Map.of(), List.of("docker-hub-token2")), HELLO))
                .hasValue("The parameter token of the URL is not valid for this request");
        assertThat(objection(source, new RequestHead(Map.of(), List.of()), HELLO))
                .hasValue("The parameter token of the URL is missing");
        assertThat(objection(source, new RequestHead(Map.of(), List.of("docker-hub-token", "x")), HELLO))
                .hasValue("The parameter token of the URL has several values");
    }

    private Optional<String> objection(Source source, Map<String, List<String>> headers, String body) {
        return objection(source, new RequestHead(headers, List.of()), body);
    }

    private Optional<String> objection(Source source, RequestHead head, String body) {
        return verifications
                .named(source.getVerification())
                .orElseThrow()
                .objection(head, body.getBytes(UTF_8), source)
                .toCompletableFuture()
                .join();
    }

    /** What a refusal calls the header: by all the names that it may have. */
    private static String words(String verification, String header) {
        return switch (verification) {
            case "harness" -> "X-Harness-Signature or X-Gitness-Signature";
            case "gitea-hmac" -> "X-Gitea-Signature or X-Forgejo-Signature";
            default -> header;
        };
    }

    private static Source source(String verification, String... secrets) {
        return Source.newBuilder()
                .setTenant("acme")
                .setDialect("distribution")
                .setVerification(verification)
                .setSecrets(List.of(secrets))
                .build();
    }
}
