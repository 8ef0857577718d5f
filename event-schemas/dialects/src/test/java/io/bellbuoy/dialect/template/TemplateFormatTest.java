package io.bellbuoy.dialect.template;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.dialect.Samples;
import io.bellbuoy.dialect.sample.SampleEvents;
import io.bellbuoy.dialect.standard.StandardFormat;
import io.bellbuoy.events.Artifact;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateFormatTest {

    private static final RegistryEvent PUSHED = SampleEvents.of("artifact.pushed");

    private final Format format = new TemplateFormat(new StandardFormat());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"artifact":"{{ .data.artifact.name }}"}              | {"artifact":"nginx"}
                    {"artifact":"{{.data.artifact.name}}"}                | {"artifact":"nginx"}
                    {"actor":{{ json .data.actor }}}                      | {"actor":{"name":"alice","kind":"user"}}
                    {"type":"{{ .event.type }}"}                          | {"type":"artifact.pushed"}
                    {"size":{{ .data.artifact.size }}}                    | {"size":1206}
                    {"none":"{{ .data.nothing.here }}"}                   | {"none":""}
                    {"none":{{ json .data.nothing }}}                     | {"none":null}
                    {"tag":"{{ .data.artifact.tags.0 }}"}                 | {"tag":"1.27"}
                    """)
    void shouldTakeJfrogsTwoActionsUnchanged(String template, String body) {
        assertThat(body(template, PUSHED)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {{#data.artifact.tags}}[{{.}}]{{/data.artifact.tags}}                  | [1.27][1.28]
                    {{#.data.artifact.tags}}{{json .}}{{^-last}},{{/-last}}{{/.data.artifact.tags}} | "1.27","1.28"
                    {{#data.artifact}}{{name}} of {{repository.name}}{{/data.artifact}}    | nginx of
                    {{#data.artifact}}{{name}} of {{data.repository.name}}{{/data.artifact}} | nginx of library/nginx
                    {{^data.scan}}unscanned{{/data.scan}}                                  | unscanned
                    {{#data.artifact.nothing}}x{{/data.artifact.nothing}}{{! a comment }}y | y
                    {{=<% %>=}}<% data.artifact.name %> {{ literal }}                      | nginx {{ literal }}
                    """)
    void shouldTakeMustache(String template, String body) {
        // Given
        RegistryEvent event = tagged(List.of("1.27", "1.28"));

        // Then
        assertThat(body(template, event).strip()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    application/json                  | "\\"},<&> a\\n"
                    application/vnd.acme+json; v=1    | "\\"},<&> a\\n"
                    text/xml                          | "&quot;},&lt;&amp;&gt; a\\u000a"
                    application/x-www-form-urlencoded | "%22%7D%2C%3C%26%3E+a%0A"
                    """)
    void shouldLetNoValueBreakOutOfItsPlace(String contentType, String quoted) {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(PUSHED)
                .setAttributes(Map.of("note", "\"},<&> a\n"))
                .build();

        // When
        Content content = render(
                template -> template.setContentType(contentType).setBody("\"{{ .data.attributes.note }}\""), event);

        // Then
        assertThat(content.text()).isEqualTo(quoted.replace("\\u000a", "\n"));
        assertThat(content.mediaType()).isEqualTo(contentType);
    }

    @Test
    void shouldFillHeadersAndBodyWithSecretsThatNothingElseShows() {
        // When
        Content content = render(
                template -> template.setHeaders(Map.of("Authorization", "Bearer {{ .secrets.token }}"))
                        .setBody("{{ .secrets.token }} {{ json . }} {{ json .event }}")
                        .setSecrets(List.of(new TemplateSecret("token", "t0ken"))),
                PUSHED);

        // Then
        assertThat(content.headers()).containsEntry("authorization", "Bearer t0ken");
        assertThat(content.text()).startsWith("t0ken {").containsOnlyOnce("t0ken");
    }

    @Test
    void shouldLetNoValueBreakTheHeader() {
        // Given
        RegistryEvent event = RegistryEvent.newBuilder(PUSHED)
                .setAttributes(Map.of("note", "a\r\nX-Evil: é"))
                .build();

        // When
        Content content =
                render(template -> template.setHeaders(Map.of("X-Note", "{{ .data.attributes.note }}")), event);

        // Then
        assertThat(content.headers()).containsEntry("x-note", "a??X-Evil: ?");
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "DELETE, ''", "POST, nginx", "PUT, nginx", "PATCH, nginx"})
    void shouldHaveABodyWhereTheMethodHasOne(String method, String body) {
        // When
        Content content = render(template -> template.setMethod(method).setBody("{{ .data.artifact.name }}"), PUSHED);

        // Then
        assertThat(content.method()).isEqualTo(method);
        assertThat(content.text()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a\\n{{#data}}b                        | line 2: Section missing close tag 'data'
                    a\\nb\\n{{/data}}                     | line 3: Section close tag with no open tag 'data'
                    {{#data}}{{/event}}                   | line 1: Section close tag with mismatched open tag 'event' != 'data'
                    \\n\\n{"a":"{{ .data.name }"}         | line 3: '{{' has no '}}'
                    {{ .data.a }}\\n{{ .data.b            | line 2: '{{' has no '}}'
                    {{}}                                  | line 1: has a tag that is none
                    {{=}}                                 | line 1: has a tag that is none
                    \\n{{ yaml .data }}                   | line 2: 'yaml .data' is no name such as .data.name
                    {{ range .data.tags }}                | line 1: 'range .data.tags' is no name such as .data.name
                    {{#json .data}}{{/json .data}}        | line 1: 'json .data' is no name such as .data.name
                    {{ .dat.name }}                       | line 1: there is no .dat.name; begin with .data, .event or .secrets
                    {{ .secrets.tokn }}                   | line 1: .secrets.tokn names none of the template's secrets
                    {{ secrets.tokn }}                    | line 1: secrets.tokn names none of the template's secrets
                    {{ json .secrets }}                   | line 1: .secrets names none of the template's secrets
                    {{> /etc/passwd }}                    | line 1: there are no other templates to include
                    {{$block}}{{/block}}                  | line 1: there are no other templates to include
                    """)
    void shouldSayWhichLineIsWrongAndWhy(String template, String reason) {
        assertThatExceptionOfType(InvalidTemplateException.class)
                .isThrownBy(() -> body(template.replace("\\n", "\n"), PUSHED))
                .satisfies(invalid -> assertThat(invalid.pointer()).isEqualTo("/body"))
                .withMessage(reason);
    }

    @Test
    void shouldNameTheHeaderThatIsWrong() {
        assertThatExceptionOfType(InvalidTemplateException.class)
                .isThrownBy(() -> render(template -> template.setHeaders(Map.of("a/b", "{{#x}}")), PUSHED))
                .satisfies(invalid -> assertThat(invalid.pointer()).isEqualTo("/headers/a~1b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ data.class.name }}{{ data.getClass }}{{ event.hashCode }}{{ data.toString }}",
                "{{#data}}{{ class }}{{ json }}{{ scope }}{{ elements }}{{ entrySet }}{{/data}}",
                "{{#data.artifact.name}}{{ length }}{{ getBytes }}{{ chars }}{{/data.artifact.name}}"
            })
    void shouldReachNothingOfJava(String template) {
        assertThat(body(template, PUSHED)).isEmpty();
    }

    @Test
    void shouldStopWhatGoesRoundInCircles() {
        // Given: 256 tags to the power of 6, without a character of output
        RegistryEvent event = tagged(Collections.nCopies(256, "t"));
        String template = "{{#.data.artifact.tags}}".repeat(6) + "{{/.data.artifact.tags}}".repeat(6);

        // Then
        assertThatExceptionOfType(InvalidTemplateException.class)
                .isThrownBy(() -> body(template, event))
                .withMessage("line 1: takes more than 20000 steps");
    }

    @Test
    void shouldStopWhatMakesABodyWithoutEnd() {
        // Given
        RegistryEvent event = tagged(Collections.nCopies(256, "t".repeat(256)));
        String template = "{{#.data.artifact.tags}}{{ json .data }}{{/.data.artifact.tags}}";

        // Then
        assertThatExceptionOfType(InvalidTemplateException.class)
                .isThrownBy(() -> body(template, event))
                .withMessage("line 1: makes more than 1048576 characters");
    }

    @Test
    void shouldRefuseMoreSectionsThanTheStackHolds() {
        String template = "{{#.data}}".repeat(5_000) + "{{/.data}}".repeat(5_000);

        assertThatExceptionOfType(InvalidTemplateException.class)
                .isThrownBy(() -> body(template, PUSHED))
                .withMessage("line 1: has more than 200 sections");
    }

    @Test
    void shouldRefuseANameOfMorePartsThanTheStackHolds() {
        assertThatExceptionOfType(InvalidTemplateException.class)
                .isThrownBy(() -> body("{{ .data" + ".a".repeat(20_000) + " }}", PUSHED))
                .withMessageStartingWith("line 1: '.data.a.a");
    }

    @Test
    void shouldRenderOrRefuseWhateverItIsGiven() {
        // Given
        String[] parts = ("{{|}}|{{{|}}}|{|}|#|^|/|&|!|=|>|<|$| |\n|.|data|.data|json |this|-first|0|artifact.tags"
                        + "|{{#.data.artifact.tags}}|{{/.data.artifact.tags}}|{{=<% %>=}}|{{#.}}|{{/.}}|{{.}}|secrets|\"|é🎉")
                .split("\\|", -1);
        Random random = new Random(20_261_121);

        // When
        long refused = IntStream.range(0, 20_000)
                .mapToObj(i -> random.ints(1 + i % 20, 0, parts.length)
                        .mapToObj(part -> parts[part])
                        .collect(joining()))
                .filter(this::isRefused)
                .count();

        // Then
        assertThat(refused).isBetween(5_000L, 19_500L);
    }

    private static RegistryEvent tagged(List<String> tags) {
        return RegistryEvent.newBuilder(PUSHED)
                .setArtifact(
                        Artifact.newBuilder(PUSHED.getArtifact()).setTags(tags).build())
                .build();
    }

    private boolean isRefused(String template) {
        try {
            body(template, PUSHED);
            return false;
        } catch (InvalidTemplateException e) {
            return true;
        }
    }

    private String body(String template, RegistryEvent event) {
        return render(request -> request.setBody(template), event).text();
    }

    private Content render(UnaryOperator<RequestTemplate.Builder> request, RegistryEvent event) {
        Subscription subscription = Samples.subscription("ci", "https://ci.example/hook");
        RequestTemplate template =
                request.apply(RequestTemplate.newBuilder().setBody("")).build();
        Subscription asking = Subscription.newBuilder(subscription)
                .setEndpoint(Endpoint.newBuilder(subscription.getEndpoint())
                        .setTemplate(template)
                        .build())
                .build();
        return format.render(Notification.newBuilder().setEvent(event).build(), asking);
    }
}
