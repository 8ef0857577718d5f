package io.bellbuoy.ingest.subscriptions;

import static io.bellbuoy.ingest.subscriptions.Documents.withEndpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates, from the document to the revision. */
class TemplateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String WITH_SECRET =
            """
            {"headers": {"Authorization": "Bearer {{ .secrets.token }}"}, "body": "{{ json .data }}",
             "secrets": [{"name": "token", "value": "geheim"}]}""";

    @Test
    void shouldReadTheTemplate() {
        // When
        RequestTemplate template = read(WITH_SECRET).getEndpoint().getTemplate();

        // Then
        assertThat(template.getMethod()).isEqualTo("POST");
        assertThat(template.getContentType()).isEqualTo("application/json");
        assertThat(template.getHeaders()).isEqualTo(Map.of("Authorization", "Bearer {{ .secrets.token }}"));
        assertThat(template.getSecrets()).containsExactly(new TemplateSecret("token", "geheim"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"artifact\":\"{{ .data.name }}\"}",
                "{\"event\":{{ json .event }}}",
                "{\"text\":\"{{ .event.type }}{{#event.data.scan}} {{severity}}{{/event.data.scan}}\"}"
            })
    void shouldTakeWhatMakesJsonOfEveryEvent(String body) {
        assertThatCode(() -> read(template("body", body))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"body":"{}","method":"TRACE"}                     | /method: must be one of GET, POST, PUT, PATCH, DELETE
                    {"body":"{}","method":"GET"}                       | /body: must be absent: GET goes without one
                    {"body":"{}","contentType":"json"}                 | /contentType: must be a content type
                    {"body":"{}","contentType":"a/b\\r\\nx: y"}        | /contentType: must be a content type
                    {"body":"{}","headers":{"Host":"x"}}               | /headers/Host: must not be set
                    {"body":"{}","headers":{"a b":"x"}}                | /headers/a b: must have a header name
                    {"body":"{}","headers":{"X":"a\\nb"}}              | /headers/X: must be printable ASCII
                    {"body":"{}","headers":{"X":"{{#a}}"}}             | /headers/X: line 1: Section missing close tag 'a'
                    {"body":"{}","secrets":[{"name":"1"}]}             | /secrets/0/name: must be 1 to 100 letters
                    {"body":"{}","secrets":[{"name":"a"},{"name":"a"}]} | /secrets/1/name: must not be that of another
                    {"body":"{}","secrets":[{"name":"a","value":"tink:x"}]} | /secrets/0/value: must not begin with tink:
                    {"body":"{}","colour":"red"}                       | /colour: unknown field
                    {}                                                 | /body: is missing
                    {"body":"\\n{{ .data.x }"}                         | /body: line 2: '{{' has no '}}' for an example of artifact.pushed
                    {"body":"{{ .secrets.a }}"}                        | /body: line 1: .secrets.a names none of the template's secrets
                    {"body":"{\\"a\\":{{ .event.data.repository }}}"}        | /body: makes no JSON for an example of artifact.pushed, line 1: Unexpected character
                    {"body":"{\\"size\\":{{ .event.data.artifact.size }}}"}  | /body: makes no JSON for an example of repository.created, line 1: Unexpected character
                    """)
    void shouldRefuseWhatCannotBeSent(String template, String problem) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(template))
                .satisfies(failure -> assertThat(failure.problems()).hasSize(1))
                .withMessageStartingWith("/endpoint/template" + problem);
    }

    @Test
    void shouldTryOnlyTheEventsThatAreAskedFor() {
        String endpoint = "{\"url\":\"https://ci.example/hook\",\"format\":\"template\",\"template\":"
                + template("body", "{\"size\":{{ .event.data.artifact.size }}}") + "}";

        assertThatCode(() -> Documents.read(
                        "{\"eventTypes\":[\"artifact.*\",\"artifact.varnished\"],\"endpoint\":" + endpoint + "}"))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> Documents.read("{\"eventTypes\":[\"quay.varnished\"],\"endpoint\":" + endpoint + "}"))
                .withMessageContaining("for an example of quay.varnished");
    }

    @Test
    void shouldRefuseABodyOfMoreThan50Kilobytes() {
        String body = "\"" + "é".repeat(25_599) + "{{^.data.nothing}}é{{/.data.nothing}}\"";

        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(template("body", body)))
                .withMessage("/endpoint/template/body: makes 51202 bytes for an example of artifact.pushed,"
                        + " more than 51200");
    }

    @Test
    void shouldRefuseWhatGoesRoundInCircles() {
        String loop = IntStream.range(0, 60)
                        .mapToObj(i -> "{{#.event.data.property.values}}")
                        .reduce("", String::concat)
                + "{{/.event.data.property.values}}".repeat(60);

        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(template("body", "{}" + loop)))
                .withMessageContaining("takes more than 20000 steps for an example of property.added");
    }

    @Test
    void shouldAskForATemplateWithTheFormatAndOnlyThen() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> Documents.read(withEndpoint("\"format\":\"template\"")))
                .withMessage("/endpoint/template: is missing");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> Documents.read(withEndpoint("\"template\":{\"body\":\"{}\"}")))
                .withMessage("/endpoint/template: must be absent unless /endpoint/format is template");
    }

    @Test
    void shouldNeverRepeatASecret() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(
                        () -> read(
                                """
                        {"body": "{{ .secrets.token }}", "secrets": [{"name": "token", "value": "geheim"}]}"""))
                .withMessageStartingWith("/endpoint/template/body: makes no JSON")
                .withMessageNotContaining("geheim");
    }

    @Test
    void shouldShowNamesOfSecretsOnlyAndTakeThemBack() {
        // Given
        Subscription stored = put(WITH_SECRET, Optional.empty()).subscription();

        // When
        ObjectNode document = SubscriptionDocument.write(stored);
        Subscription again = SubscriptionRevision.put(
                        Documents.read(document.toString()), Optional.of(stored), NOW, new SecureRandom())
                .subscription();

        // Then
        assertThat(document.toString()).doesNotContain("geheim");
        assertThat(document.at("/endpoint/template/secrets/0/name").textValue()).isEqualTo("token");
        assertThat(again.getEndpoint().getTemplate())
                .isEqualTo(stored.getEndpoint().getTemplate());
    }

    @Test
    void shouldForgetASecretThatIsNotNamedAnyMore() {
        // Given
        Subscription stored = put(WITH_SECRET, Optional.empty()).subscription();

        // When
        Subscription again = put("{\"body\": \"{}\"}", Optional.of(stored)).subscription();

        // Then
        assertThat(again.getEndpoint().getTemplate().getSecrets()).isEmpty();
    }

    @Test
    void shouldKeepNoSecretForAnotherReceiver() {
        // Given
        Subscription stored = put(WITH_SECRET, Optional.empty()).subscription();
        ObjectNode document = SubscriptionDocument.write(stored);
        document.withObject("/endpoint").put("url", "https://evil.example/hook");

        // When, Then
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> SubscriptionRevision.put(
                        Documents.read(document.toString()), Optional.of(stored), NOW, new SecureRandom()))
                .withMessageStartingWith("/endpoint/template/secrets/0/value: must be given");
    }

    @Test
    void shouldTellOfTheChangeWithoutSecrets() {
        assertThat(put(WITH_SECRET, Optional.empty()).event().toString())
                .contains("{{ .secrets.token }}")
                .doesNotContain("geheim");
    }

    private static SubscriptionRevision put(String template, Optional<Subscription> old) {
        return SubscriptionRevision.put(Documents.read(document(template)), old, NOW, new SecureRandom());
    }

    private static Subscription read(String template) {
        return Documents.read(document(template)).subscription();
    }

    private static String document(String template) {
        return withEndpoint("\"format\":\"template\",\"template\":" + template);
    }

    private static String template(String field, String text) {
        return AvroJson.mapper().createObjectNode().put(field, text).toString();
    }
}
