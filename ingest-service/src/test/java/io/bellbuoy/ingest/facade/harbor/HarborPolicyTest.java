package io.bellbuoy.ingest.facade.harbor;

import static io.bellbuoy.dialect.TypeNames.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.dialect.TypeNames;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarborPolicyTest {

    private static final SubscriptionKey KEY = HarborPolicy.key("acme", 7);
    private static final HarborEvents EVENTS = new HarborEvents(TypeNames.of(
            row("artifact.pushed", "PUSH_ARTIFACT"),
            row("artifact.cached", "PUSH_ARTIFACT"),
            row("artifact.pushed", "UPLOAD_CHART"),
            row("scan.completed", "SCANNING_COMPLETED")));

    private final HarborPolicy policies = new HarborPolicy(EVENTS);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            'type':'http'                                   | harbor             | Default
            'type':'http','payload_format':''               | harbor             | Default
            'type':'http','payload_format':'CloudEvents'    | harbor-cloudevents | CloudEvents
            'type':'slack'                                  | harbor-slack       |
            """)
    void shouldChooseTheFormatByTypeAndPayload(String target, String format, String shown) throws IOException {
        // When
        Subscription policy = read("PUSH_ARTIFACT", target).subscription();

        // Then
        JsonNode written = policies.write(policy).at("/targets/0");
        assertThat(policy.getEndpoint().getFormat()).isEqualTo(format);
        assertThat(written.path("payload_format").textValue()).isEqualTo(shown);
        assertThat(target).contains(written.path("type").textValue());
    }

    @Test
    void shouldAskForEverythingThatHarborTellsByTheName() throws IOException {
        // When
        Subscription policy = read("PUSH_ARTIFACT", "'type':'http'").subscription();

        // Then
        assertThat(policy.getEventTypes()).containsExactly("artifact.pushed", "artifact.cached");
        assertThat(policy.getFilter().getRepositories().getInclude()).containsExactly("library/**");
        assertThat(policies.write(policy).path("event_types").toString()).isEqualTo("[\"PUSH_ARTIFACT\"]");
    }

    @Test
    void shouldKeepAnAuthorizationThatIsPutBackUnseenAndForgetOneThatIsLeftOut() throws IOException {
        // Given
        SubscriptionDraft made = read("PUSH_ARTIFACT", "'type':'http','auth_header':'Bearer t'");

        // When
        SubscriptionDraft kept = policies.read(
                KEY,
                "library",
                document("PUSH_ARTIFACT", "'type':'http','auth_header':'bellbuoy:kept-secret'"),
                Optional.of(made.subscription()));
        SubscriptionDraft left = policies.read(
                KEY, "library", document("PUSH_ARTIFACT", "'type':'http'"), Optional.of(made.subscription()));

        // Then
        assertThat(made.subscription().getEndpoint().getAuthorization()).isEqualTo("Bearer t");
        assertThat(policies.write(made.subscription()).toString()).doesNotContain("Bearer");
        assertThat(kept.forgetsAuthorization()).isFalse();
        assertThat(kept.subscription().getEndpoint().getAuthorization()).isNull();
        assertThat(left.forgetsAuthorization()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            UPLOAD_CHART  | 'type':'http'                                      | /event_types
            PUSH_ARTIFACT | 'type':'teams'                                     | /targets/0/type
            PUSH_ARTIFACT | 'type':'slack','payload_format':'Default'          | /targets/0/payload_format
            PUSH_ARTIFACT | 'type':'http','payload_format':'XML'               | /targets/0/payload_format
            PUSH_ARTIFACT | 'type':'http','auth_header':'bellbuoy:kept-secret' | /targets/0/auth_header
            """)
    void shouldRefuseByItsFieldWhatHarborHasNot(String event, String target, String pointer) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> read(event, target))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly(pointer));
    }

    @Test
    void shouldNotTakeAnotherSubscriptionForAPolicyBecauseOfItsLabels() throws IOException {
        // Given
        Subscription policy = read("PUSH_ARTIFACT", "'type':'http'").subscription();
        Subscription other = Subscription.newBuilder(policy).setId("ci").build();

        // Then
        assertThat(HarborPolicy.isOf("library", policy)).isTrue();
        assertThat(HarborPolicy.isOf("library", other)).isFalse();
    }

    @Test
    void shouldShowANotificationAsOneExecutionWithOneTask() throws IOException {
        // Given
        Subscription policy = read("PUSH_ARTIFACT", "'type':'http'").subscription();
        DeliveryStatus failed = attempt("n1", 1, "retry", 0);
        DeliveryStatus delivered = attempt("n1", 2, "delivered", 60);

        // When
        List<HarborExecution> executions =
                HarborExecution.of(policy, EVENTS, List.of(delivered, attempt("n2", 1, "dead", 30), failed));

        // Then
        assertThat(executions)
                .extracting(found -> found.document().path("status").textValue())
                .containsExactly("Success", "Error");
        HarborExecution first = executions.get(0);
        assertThat(first.document().path("vendor_id").longValue()).isEqualTo(7);
        assertThat(first.document().path("start_time").textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(first.task().path("run_count").intValue()).isEqualTo(2);
        assertThat(first.job().path("event_type").textValue()).isEqualTo("PUSH_ARTIFACT");
        assertThat(first.log())
                .isEqualTo(
                        """
                1970-01-01T00:00:00Z [ERROR] attempt 1: retry, http_status
                1970-01-01T00:01:00Z [INFO] attempt 2: delivered, http_status
                """);
    }

    private static DeliveryStatus attempt(String notification, int number, String verdict, long second) {
        return DeliveryStatus.newBuilder()
                .setNotification(notification)
                .setEventType("artifact.cached")
                .setOutcome(AttemptOutcome.newBuilder()
                        .setAttempt(number)
                        .setVerdict(verdict)
                        .setReason("http_status")
                        .setStarted(Instant.ofEpochSecond(second))
                        .build())
                .build();
    }

    private SubscriptionDraft read(String event, String target) throws IOException {
        return policies.read(KEY, "library", document(event, target), Optional.empty());
    }

    private static JsonNode document(String event, String target) throws IOException {
        return AvroJson.mapper()
                .readTree(("{'name':'ci','enabled':true,'event_types':['" + event
                                + "'],'targets':[{'address':'https://ci.example/hook'," + target + "}]}")
                        .replace('\'', '"'));
    }
}
