package io.bellbuoy.ingest.facade.jfrog;

import static io.bellbuoy.dialect.TypeNames.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.TypeNames;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.facade.KeptSecret;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.ingest.subscriptions.SubscriptionRevision;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.topics.SubscriptionKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JFrogDocumentTest {

    private static final SubscriptionKey KEY = new SubscriptionKey("acme", "ci");
    private static final TypeNames DIALECT = TypeNames.of(
            row("artifact.pushed", "artifact.deployed"),
            row("artifact.deleted", "artifact.deleted"),
            row("artifact.pushed", "docker.pushed"),
            row("tag.created", "docker.pushed"),
            row("build.uploaded", "build.uploaded"),
            row("destination.received", "destination.received"),
            row("user.locked", "user.locked"));

    private final JFrogDocument documents = new JFrogDocument(DIALECT, new SecureRandom());

    @Test
    void shouldSayWithTheNativeFilterWhatTheCriteriaSay() throws IOException {
        // When
        Subscription asked = read(
                        "artifact",
                        "deployed",
                        "{'repoKeys':['libs','apps'],'includePatterns':['org/**']," + "'excludePatterns':['**/*.md']}",
                        "")
                .subscription();

        // Then
        assertThat(asked.getEventTypes()).containsExactly("artifact.pushed");
        assertThat(asked.getFilter().getRepositories().getInclude()).containsExactly("libs", "apps");
        assertThat(asked.getFilter().getPaths().getInclude()).containsExactly("org/**");
        assertThat(asked.getFilter().getPaths().getExclude()).containsExactly("**/*.md");
        assertThat(asked.getFilter().getRepositoryKinds()).isEmpty();
        assertThat(asked.getFilter().getArtifactTypes()).isEmpty();
        assertThat(asked.getEndpoint().getFormat()).isEqualTo("jfrog");
    }

    @Test
    void shouldTakeImagesOnlyInDomainDocker() throws IOException {
        // When
        Subscription asked = read("docker", "pushed", "{'anyLocal':true}", "").subscription();

        // Then
        assertThat(asked.getEventTypes()).containsExactly("artifact.pushed", "tag.created");
        assertThat(asked.getFilter().getArtifactTypes()).containsExactly("image", "index");
        assertThat(asked.getFilter().getRepositoryKinds()).containsExactly("local");
        assertThat(shown(asked).at("/event_filter/event_types").toString()).isEqualTo("[\"pushed\"]");
    }

    @Test
    void shouldTakeAnyRepositoryWhereAllKindsAreAsked() throws IOException {
        // When
        Subscription asked = read(
                        "artifact",
                        "deployed",
                        "{'anyLocal':true,'anyRemote':true,'anyFederated':true,'repoKeys':[]}",
                        "")
                .subscription();

        // Then: an event whose source does not tell the kind is wanted too
        assertThat(asked.getFilter().getRepositoryKinds()).isEmpty();
        assertThat(shown(asked).at("/event_filter/criteria/anyFederated").booleanValue())
                .isTrue();
    }

    @Test
    void shouldGiveBackADeprecatedDomainByItsName() throws IOException {
        // When
        Subscription asked = read("artifactory_release_bundle", "received", "{'anyReleaseBundle':true}", "")
                .subscription();

        // Then
        assertThat(asked.getEventTypes()).containsExactly("destination.received");
        assertThat(shown(asked).at("/event_filter/domain").textValue()).isEqualTo("artifactory_release_bundle");
        assertThat(shown(asked).at("/event_filter/event_types/0").textValue()).isEqualTo("received");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            artifact | deployed | {}                                          | /event_filter/criteria/repoKeys
            artifact | deployed | {'anyLocal':true,'repoKeys':['libs']}       | /event_filter/criteria/repoKeys
            artifact | deployed | {'repoKeys':['libs-*']}                     | /event_filter/criteria/repoKeys
            artifact | deployed | {'anyLocal':true,'includePatterns':['{x}']} | /event_filter/criteria/includePatterns
            artifact | deployed | {'anyLocal':'yes','anyRemote':true}         | /event_filter/criteria/anyLocal
            artifact | pushed   | {'anyLocal':true}                           | /event_filter/event_types
            parcel   | locked   | {}                                          | /event_filter/domain
            build    | uploaded | {'anyBuild':true,'selectedBuilds':['a']}    | /event_filter/criteria/selectedBuilds
            build    | uploaded | {'selectedBuilds':[]}                       | /event_filter/criteria/anyBuild
            user     | locked   | {'stages':['prod']}                         | /event_filter/criteria/stages
            """)
    void shouldRefuseByItsFieldWhatCannotBeExpressed(String domain, String event, String criteria, String pointer) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(domain, event, criteria, ""))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(JsonProblem::pointer)
                        .contains(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            ~~                                            | standard    |
            'secret':''                                   | standard    |
            'secret':'s'                                  | jfrog-token | s
            'secret':'s','use_secret_for_signing':false   | jfrog-token | s
            'secret':'s','use_secret_for_signing':true    | jfrog-hmac  | s
            """)
    void shouldSignAsTheHandlerSays(String fields, String signing, String secret) throws IOException {
        // When
        Subscription asked = read("user", "locked", "{}", fields).subscription();

        // Then
        assertThat(asked.getEndpoint().getSigning()).isEqualTo(signing);
        assertThat(asked.getEndpoint().getSecret()).isEqualTo(secret);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            'use_secret_for_signing':true          | jfrog-hmac
            'secret':'bellbuoy:kept-secret'        | jfrog-token
            """)
    void shouldLeaveASecretThatIsNotGivenAsItIs(String fields, String signing) throws IOException {
        // Given
        Subscription old = stored(read("user", "locked", "{}", "'secret':'s'"));

        // When
        Subscription asked = documents
                .read(KEY, document("user", "locked", "{}", fields), Optional.of(old))
                .subscription();

        // Then: the store adds it, if the receiver is the same
        assertThat(asked.getEndpoint().getSigning()).isEqualTo(signing);
        assertThat(asked.getEndpoint().getSecret()).isNull();
    }

    @Test
    void shouldRefuseToKeepASecretThatThereIsNot() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(
                        "user",
                        "locked",
                        "{}",
                        "'secret':'bellbuoy:kept-secret','custom_http_headers':"
                                + "[{'name':'authorization','value':'bellbuoy:kept-secret'}]"))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly("/handlers/0/secret", "/handlers/0/custom_http_headers"));
    }

    @Test
    void shouldTreatAnAuthorizationAmongTheHeadersAsASecret() throws IOException {
        // When
        SubscriptionDraft draft =
                read("user", "locked", "{}", "'custom_http_headers':[{'name':'authorization','value':'Bearer t'}]");

        // Then
        assertThat(draft.subscription().getEndpoint().getAuthorization()).isEqualTo("Bearer t");
        assertThat(draft.subscription().getEndpoint().getHeaders()).isEmpty();
        assertThat(draft.forgetsAuthorization()).isFalse();
        assertThat(shown(draft.subscription())
                        .at("/handlers/0/custom_http_headers/0/value")
                        .textValue())
                .isEqualTo(KeptSecret.TEXT);
    }

    @Test
    void shouldLeaveLabelsOfOthersAlone() throws IOException {
        // Given
        Subscription old = Subscription.newBuilder(stored(read("user", "locked", "{}", "")))
                .setLabels(Map.of("team", "a", "jfrog/project_key", "old"))
                .build();

        // When
        Subscription asked = documents
                .read(KEY, document("user", "locked", "{}", ""), Optional.of(old))
                .subscription();

        // Then
        assertThat(asked.getLabels()).containsOnly(Map.entry("team", "a"), Map.entry("jfrog/domain", "user"));
    }

    private SubscriptionDraft read(String domain, String event, String criteria, String handlerFields)
            throws IOException {
        return documents.read(KEY, document(domain, event, criteria, handlerFields), Optional.empty());
    }

    private JsonNode shown(Subscription subscription) {
        return documents.write(subscription);
    }

    private static Subscription stored(SubscriptionDraft draft) {
        return SubscriptionRevision.withoutSecrets(draft.subscription());
    }

    private static JsonNode document(String domain, String event, String criteria, String handlerFields)
            throws IOException {
        String more = handlerFields.isEmpty() ? "" : "," + handlerFields;
        return AvroJson.mapper()
                .readTree(
                        ("{'key':'ci','enabled':true,'event_filter':{'domain':'" + domain + "','event_types':['" + event
                                        + "'],'criteria':" + criteria
                                        + "},'handlers':[{'handler_type':'webhook','url':'https://ci.example/hook'"
                                        + more + "}]}")
                                .replace('\'', '"'));
    }
}
