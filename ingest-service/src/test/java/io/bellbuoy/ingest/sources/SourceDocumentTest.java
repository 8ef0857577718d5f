package io.bellbuoy.ingest.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.events.Source;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonBody;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.topics.SourceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDocumentTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Verifications VERIFICATIONS =
            new Verifications(token -> CompletableFuture.completedFuture(Optional.empty()), Clock.systemUTC());
    private static final String GITHUB =
            "{'verification':'github-hmac','secrets':['geheim-1','geheim-2'],'header':'X-Signature'}";

    @Test
    void shouldReadWhatItWritesButForTheSecrets() {
        // Given
        Source source = read(GITHUB).after(Optional.empty(), NOW);

        // When
        String written = SourceDocument.write(source).toString();

        // Then
        assertThat(written)
                .isEqualTo(
                        """
                        {"tenant":"acme","dialect":"distribution","verification":"github-hmac","header":"X-Signature",\
                        "created":"2026-11-21T12:00:00Z","updated":"2026-11-21T12:00:00Z"}""");
        assertThat(read(written).after(Optional.of(source), NOW)).isEqualTo(source);
    }

    @Test
    void shouldKeepSecretsThatAreLeftOutAndForgetThoseThatNothingIsVerifiedWith() {
        // Given
        Source source = read(GITHUB).after(Optional.empty(), NOW);
        Instant later = NOW.plusSeconds(1);

        // When
        Source asHeader = read("{'verification':'header'}").after(Optional.of(source), later);
        Source asToken =
                read("{'verification':'gar-oidc','audience':'a','email':'b'}").after(Optional.of(source), later);

        // Then
        assertThat(asHeader.getSecrets()).containsExactly("geheim-1", "geheim-2");
        assertThat(asHeader.getCreated()).isEqualTo(NOW);
        assertThat(asHeader.getUpdated()).isEqualTo(later);
        assertThat(asToken.getSecrets()).isEmpty();
    }

    @Test
    void shouldAskForASecretWhereThereIsNoneToKeep() {
        SourceDraft draft = read("{'verification':'jfrog-hmac'}");

        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> draft.after(Optional.empty(), NOW))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly("/secrets"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                             | /verification: must be one of gar-oidc, gitea-hmac, github-hmac, harness, header
                    {'verification':'md5'}                                         | /verification: must be one of
                    {'verification':'header','tenant':'other'}                     | /tenant: must be absent or the one of the path
                    {'verification':'header','dialect':'other'}                    | /dialect: must be absent or the one of the path
                    {'verification':'header','secret':'geheim-1'}                  | /secret: unknown field
                    {'verification':'header','secrets':'geheim-1'}                 | /secrets: must be an array
                    {'verification':'header','secrets':['geheim']}                 | /secrets/0: must be 8 to 4096 characters
                    {'verification':'header','secrets':['geheim-1',' geheim-2']}   | /secrets/1: must be 8 to 4096 characters
                    {'verification':'header','secrets':['tink:geheim']}            | /secrets/0: must not begin with tink:
                    {'verification':'url-token','secrets':['a2345678','b2345678','c2345678','d2345678','e2345678','f2345678','g2345678','h2345678','i2345678']} | /secrets: must be at most 8
                    {'verification':'header','header':'X: y'}                      | /header: must be a header name
                    {'verification':'header','audience':'a'}                       | /audience: must be absent
                    {'verification':'url-token','header':'X-Token'}                | /header: must be absent
                    {'verification':'github-hmac','email':'a@b.example'}           | /email: must be absent
                    {'verification':'gar-oidc','audience':'a'}                     | /email: must have 1 to 1024 characters
                    {'verification':'gar-oidc','audience':' ','email':'b'}         | /audience: must have 1 to 1024 characters
                    {'verification':'gar-oidc','audience':'a','email':'b','issuer':''} | /issuer: must have 1 to 1024 characters
                    {'verification':'gar-oidc','audience':'a','email':'b','secrets':['geheim-1']} | /secrets: must be absent
                    """)
    void shouldSayWhatIsWrongWithADocumentAndRepeatNoSecret(String document, String said) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(document))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .asString()
                        .startsWith(said)
                        .doesNotContain("geheim"));
    }

    @Test
    void shouldTellOfNoSecretInWhatItSaysOfItself() {
        assertThat(read(GITHUB)).asString().doesNotContain("geheim");
    }

    private static SourceDraft read(String json) {
        return SourceDocument.read(
                new SourceKey("acme", "distribution"),
                JsonBody.parse(json.replace('\'', '"').getBytes(UTF_8)),
                VERIFICATIONS);
    }
}
