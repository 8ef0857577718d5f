package io.bellbuoy.ingest.facade.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.DeliveryStatus;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.ingest.subscriptions.SubscriptionDraft;
import io.bellbuoy.json.AvroJson;
import io.bellbuoy.json.InvalidJsonException;
import io.bellbuoy.json.JsonProblem;
import io.bellbuoy.topics.SubscriptionKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessWebhookTest {

    private static final String REGISTRY = "account/org/my-registry";
    private static final SubscriptionKey KEY = HarnessWebhook.key("acme", REGISTRY, "ci");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            []                                          | artifact.pushed,artifact.deleted
            ['ARTIFACT_CREATION']                       | artifact.pushed
            ['ARTIFACT_DELETION','ARTIFACT_CREATION']   | artifact.deleted,artifact.pushed
            """)
    void shouldMapTriggersBothWays(String triggers, String types) throws IOException {
        // When
        Subscription webhook = read("'triggers':" + triggers).subscription();

        // Then
        assertThat(String.join(",", webhook.getEventTypes())).isEqualTo(types);
        assertThat(HarnessWebhook.write(webhook).path("triggers").toString().replace('"', '\''))
                .isEqualTo(triggers);
    }

    @Test
    void shouldMeanTheRepositoriesOfTheRegistry() throws IOException {
        assertThat(read("'triggers':[]")
                        .subscription()
                        .getFilter()
                        .getRepositories()
                        .getInclude())
                .containsExactly("my-registry/**");
    }

    @Test
    void shouldKeepMaskedValuesThatArePutBack() throws IOException {
        // Given
        Subscription made =
                read("'extraHeaders':[{'key':'X-Key','value':'k-1','masked':true},{'key':'X-Team','value':'a'}]")
                        .subscription();

        // When
        JsonNode shown = HarnessWebhook.write(made);
        Subscription again = HarnessWebhook.read(KEY, REGISTRY, "ci", shown, Optional.of(made))
                .subscription();

        // Then
        assertThat(shown.toString()).doesNotContain("k-1");
        assertThat(again.getEndpoint().getHeaders()).isEqualTo(Map.of("X-Key", "k-1", "X-Team", "a"));
        assertThat(HarnessWebhook.write(again)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            'secretIdentifier':'s'                                       | /secretIdentifier
            'triggers':['ARTIFACT_UPDATE']                               | /triggers
            'extraHeaders':[{'key':'X-A','value':'******'}]              | /extraHeaders
            'extraHeaders':[{'key':'X-A'},{'key':'x-a','value':'2'}]     | /extraHeaders/1/key
            'insecure':'no'                                              | /insecure
            """)
    void shouldRefuseByItsFieldWhatCannotBeExpressed(String fields, String pointer) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(fields))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly(pointer));
    }

    @ParameterizedTest
    @CsvSource({"delivered, SUCCESS", "retry, RETRIABLE_ERROR", "dead, FATAL_ERROR"})
    void shouldShowAnAttemptAsAnExecution(String verdict, String result) throws IOException {
        // Given
        DeliveryStatus status = DeliveryStatus.newBuilder()
                .setNotification("n1")
                .setEventType("artifact.pushed")
                .setOutcome(AttemptOutcome.newBuilder()
                        .setAttempt(1)
                        .setVerdict(verdict)
                        .setStatus(503)
                        .setStarted(Instant.ofEpochMilli(5))
                        .setDuration(7L)
                        .build())
                .build();

        // When
        JsonNode shown = new HarnessExecution(read("'triggers':[]").subscription(), status).document();

        // Then
        assertThat(shown.path("result").textValue()).isEqualTo(result);
        assertThat(shown.path("triggerType").textValue()).isEqualTo("ARTIFACT_CREATION");
        assertThat(shown.path("created").longValue()).isEqualTo(5);
        assertThat(shown.path("duration").longValue()).isEqualTo(7_000_000);
        assertThat(shown.at("/response/statusCode").intValue()).isEqualTo(503);
    }

    private static SubscriptionDraft read(String fields) throws IOException {
        JsonNode document = AvroJson.mapper()
                .readTree(("{'identifier':'ci','name':'CI','url':'https://ci.example/hook','enabled':true," + fields
                                + "}")
                        .replace('\'', '"'));
        return HarnessWebhook.read(KEY, REGISTRY, "ci", document, Optional.empty());
    }
}
