package io.bellbuoy.ingest.facade.jfrog;

import static io.bellbuoy.dialect.TypeNames.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.Endpoint;
import io.bellbuoy.events.RequestTemplate;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.events.TemplateSecret;
import io.bellbuoy.ingest.facade.KeptSecret;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.topics.SubscriptionKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom webhooks, from the handler to the template and back. */
class CustomRequestTest {

    private static final SubscriptionKey KEY = new SubscriptionKey("acme", "ci");
    private static final String CUSTOM = "'handler_type':'custom-webhook'";
    private static final String SECRETS = ",'secrets':[{'name':'a','value':'1'},{'name':'b','value':'2'}]";

    private final SecureRandom random = new SecureRandom();
    private final JFrogDocument documents = new JFrogDocument(TypeNames.of(row("user.locked", "user.locked")), random);

    @Test
    void shouldMakeATemplateOfTheHandler() throws IOException {
        // When
        Endpoint endpoint = made(CUSTOM
                        + ",'method':'PUT','payload':'{{ json .data }}','secrets':[{'name':'a','value':'1'}],"
                        + "'http_headers':[{'name':'content-type','value':'text/plain'},{'name':'X','value':'{{ .domain }}'}]")
                .getEndpoint();

        // Then
        assertThat(endpoint.getFormat()).isEqualTo("template");
        assertThat(endpoint.getSigning()).isEqualTo("standard");
        assertThat(endpoint.getHeaders()).isEmpty();
        assertThat(endpoint.getTemplate())
                .isEqualTo(RequestTemplate.newBuilder()
                        .setMethod("PUT")
                        .setContentType("text/plain")
                        .setHeaders(Map.of("X", "{{ .domain }}"))
                        .setBody("{{ json .data }}")
                        .setSecrets(List.of(new TemplateSecret("a", "1")))
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            ~~                               | POST  | {{ json . }}
            ,'method':null,'payload':null    | POST  | {{ json . }}
            ,'method':'PATCH','payload':''   | PATCH | {{ json . }}
            ,'method':'GET'                  | GET   | ~~
            ,'method':'DELETE'               | DELETE | ~~
            """)
    void shouldSendWhatJFrogSaysWithoutAPayload(String fields, String method, String body) throws IOException {
        // When
        Subscription made = made(CUSTOM + fields);

        // Then
        assertThat(made.getEndpoint().getTemplate().getMethod()).isEqualTo(method);
        assertThat(made.getEndpoint().getTemplate().getBody()).isEqualTo(body);
        assertThat(shown(made).has("payload")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'secrets':[],'http_headers':[]",
                "'method':'POST','secrets':[],'http_headers':[]",
                "'method':'DELETE','secrets':[{'name':'a'}],'http_headers':[{'name':'Accept','value':'*/*'}]",
                "'secrets':[],'http_headers':[{'name':'content-type','value':'application/json'}],'payload':'{}'",
                "'secrets':[{'name':'a'}],'http_headers':[{'name':'Authorization','value':'Bearer {{ .secrets.a }}'}]"
            })
    void shouldShowWhatWasSaidAndNothingElse(String fields) throws IOException {
        String handler = "{" + CUSTOM + ",'url':'https://ci.example/hook'," + fields + "}";

        assertThat(shown(made(CUSTOM + "," + fields.replace("{'name':'a'}", "{'name':'a','value':'1'}"))))
                .isEqualTo(json(handler));
    }

    @Test
    void shouldShowATemplateThatWasWrittenNatively() throws IOException {
        // Given
        Subscription made = made("'handler_type':'webhook'");
        RequestTemplate template = RequestTemplate.newBuilder()
                .setMethod("PUT")
                .setContentType("text/plain")
                .setBody("hello")
                .build();
        Endpoint endpoint = Endpoint.newBuilder(made.getEndpoint())
                .setFormat("template")
                .setHeaders(Map.of("X-Own", "1"))
                .setTemplate(template)
                .build();

        // When
        JsonNode shown =
                shown(Subscription.newBuilder(made).setEndpoint(endpoint).build());

        // Then
        assertThat(shown)
                .isEqualTo(
                        json(
                                "{" + CUSTOM
                                        + ",'url':'https://ci.example/hook','method':'PUT','secrets':[],'http_headers':["
                                        + "{'name':'Content-Type','value':'text/plain'},{'name':'X-Own','value':'1'}],'payload':'hello'}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            ~~                                                                       | a=1 b=2
            ,'secrets':null                                                          | a=1 b=2
            ,'secrets':[]                                                            | ~~
            ,'secrets':[{'name':'b'}]                                                | b=2
            ,'secrets':[{'name':'a','value':null},{'name':'b','value':'3'}]          | a=1 b=3
            ,'secrets':[{'name':'a','value':''},{'name':'b'},{'name':'c','value':'4'}] | b=2 c=4
            ,'secrets':[{'name':'a','value':'bellbuoy:kept-secret'}]                 | a=1
            """)
    void shouldKeepWipeAndDeleteSecretsAsJFrogDoes(String fields, String kept) throws IOException {
        // Given
        Subscription old = made(CUSTOM + SECRETS);

        // When
        Subscription changed = changed(old, CUSTOM + fields);

        // Then
        assertThat(String.join(
                        " ",
                        changed.getEndpoint().getTemplate().getSecrets().stream()
                                .map(secret -> secret.getName() + "=" + secret.getValue())
                                .toList()))
                .isEqualTo(kept);
    }

    @Test
    void shouldTurnOneKindOfHandlerIntoTheOther() throws IOException {
        // Given
        Subscription predefined = made("'handler_type':'webhook','secret':'s','use_secret_for_signing':true,"
                + "'custom_http_headers':[{'name':'X','value':'1'}]");

        // When
        Subscription custom = changed(predefined, CUSTOM + SECRETS);
        Subscription again = changed(custom, "'handler_type':'webhook'");

        // Then: no secret of one is left in the other
        assertThat(custom.getEndpoint().getSigning()).isEqualTo("standard");
        assertThat(custom.getEndpoint().getSecret()).startsWith("whsec_");
        assertThat(custom.getEndpoint().getHeaders()).isEmpty();
        assertThat(custom.getLabels()).containsOnlyKeys("jfrog/domain");
        assertThat(again.getEndpoint().getFormat()).isEqualTo("jfrog");
        assertThat(again.getEndpoint().getTemplate()).isNull();
    }

    @Test
    void shouldHideAnAuthorizationThatIsNoTemplate() throws IOException {
        // Given
        String headers = ",'http_headers':[{'name':'Authorization','value':'Bearer t'}]";
        Subscription old = made(CUSTOM + headers);

        // When
        Subscription changed = changed(old, CUSTOM + headers.replace("Bearer t", KeptSecret.TEXT));

        // Then
        assertThat(shown(old).at("/http_headers/0/value").textValue()).isEqualTo(KeptSecret.TEXT);
        assertThat(changed.getEndpoint().getAuthorization()).isEqualTo("Bearer t");
        assertThat(changed.getEndpoint().getTemplate().getHeaders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            'handler_type':'pigeon'                                                    | /handlers/0/handler_type
            'handler_type':'custom-webhook','secret':'s'                               | /handlers/0/secret
            'handler_type':'custom-webhook','use_secret_for_signing':true              | /handlers/0/use_secret_for_signing
            'handler_type':'custom-webhook','custom_http_headers':[{'name':'X','value':'1'}] | /handlers/0/custom_http_headers
            'handler_type':'custom-webhook','method':1                                 | /handlers/0/method
            'handler_type':'custom-webhook','payload':{'a':1}                          | /handlers/0/payload
            'handler_type':'custom-webhook','secrets':'s'                              | /handlers/0/secrets
            'handler_type':'custom-webhook','secrets':[{'value':'s'}]                  | /handlers/0/secrets/0/name
            'handler_type':'custom-webhook','http_headers':[{'name':'x','value':'1'},{'name':'X','value':'1'}] | /handlers/0/http_headers/1/name
            'handler_type':'custom-webhook','http_headers':[{'name':'authorization','value':'bellbuoy:kept-secret'}] | /handlers/0/http_headers
            """)
    void shouldRefuseByItsFieldWhatCannotBeExpressed(String fields, String pointer) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> made(fields))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(JsonProblem::pointer)
                        .contains(pointer));
    }

    private Subscription made(String fields) throws IOException {
        return put(documents.read(KEY, document(fields), Optional.empty()), Optional.empty());
    }

    private Subscription changed(Subscription old, String fields) throws IOException {
        Optional<Subscription> known = Optional.of(SubscriptionRevision.withoutSecrets(old));
        return put(documents.read(KEY, document(fields), known), Optional.of(old));
    }

    private Subscription put(SubscriptionDraft draft, Optional<Subscription> old) {
        return SubscriptionRevision.put(draft, old, Instant.EPOCH, random).subscription();
    }

    private JsonNode shown(Subscription subscription) {
        return documents.write(subscription).at("/handlers/0");
    }

    private static JsonNode document(String handlerFields) throws IOException {
        return json(
                "{'key':'ci','enabled':true,'event_filter':{'domain':'user','event_types':['locked'],'criteria':null},"
                        + "'handlers':[{'url':'https://ci.example/hook'," + handlerFields + "}]}");
    }

    private static JsonNode json(String text) throws IOException {
        return AvroJson.mapper().readTree(text.replace('\'', '"'));
    }
}
