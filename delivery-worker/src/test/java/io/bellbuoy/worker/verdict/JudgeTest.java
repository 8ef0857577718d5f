package io.bellbuoy.worker.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.worker.verdict.Response.Answered;
import io.bellbuoy.worker.verdict.Response.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final Terms USUAL = new Terms(false, false, NOW);
    private static final Terms LAST_ATTEMPT = new Terms(true, false, NOW);
    private static final Terms REJECTION_IS_FINAL = new Terms(false, true, NOW);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void shouldTakeEvery2xxForDelivered(int status) {
        // When
        Judgement judgement = Judge.judge(Answered.of(status), LAST_ATTEMPT);

        // Then
        assertThat(judgement).isEqualTo(new Judgement(Verdict.DELIVERED, Reason.ACCEPTED, status, null, Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "199, UNKNOWN_STATUS",
        "301, REDIRECTED",
        "308, REDIRECTED",
        "400, REJECTED",
        "401, REJECTED",
        "404, REJECTED",
        "408, REQUEST_TIMEOUT",
        "425, TOO_EARLY",
        "429, TOO_MANY_REQUESTS",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "599, SERVER_ERROR",
        "600, UNKNOWN_STATUS"
    })
    void shouldRetryEveryOtherStatusAndSayWhy(int status, Reason reason) {
        // When
        Judgement judgement = Judge.judge(Answered.of(status), USUAL);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(judgement.reason()).isEqualTo(reason);
        assertThat(judgement.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 422})
    void shouldTakeARejectionForFinalWhereTheSubscriptionSaysSo(int status) {
        assertThat(Judge.judge(Answered.of(status), REJECTION_IS_FINAL).verdict())
                .isEqualTo(Verdict.DEAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void shouldRetryWhatIsNoRejectionWhateverTheSubscriptionSays(int status) {
        assertThat(Judge.judge(Answered.of(status), REJECTION_IS_FINAL).verdict())
                .isEqualTo(Verdict.RETRY);
    }

    @Test
    void shouldGiveUpAfterTheLastAttempt() {
        // When
        Judgement judgement = Judge.judge(Answered.of(500), LAST_ATTEMPT);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.DEAD);
        assertThat(judgement.reason()).isEqualTo(Reason.SERVER_ERROR);
    }

    @Test
    void shouldGiveUpAtOnceWhenTheEndpointIsGone() {
        // When
        Judgement judgement = Judge.judge(Answered.of(410), USUAL);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.DEAD);
        assertThat(judgement.reason()).isEqualTo(Reason.ENDPOINT_GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "500, abort-message, DEAD, STOPPED",
        "204, abort-message, DELIVERED, ACCEPTED",
        "500, disable, DEAD, ENDPOINT_GONE",
        "200, disable, DEAD, ENDPOINT_GONE",
        "500, please, RETRY, SERVER_ERROR"
    })
    void shouldStopWhenTheAnswerAsksForIt(int status, String wish, Verdict verdict, Reason reason) {
        // When
        Judgement judgement = Judge.judge(new Answered(status, null, wish), USUAL);

        // Then
        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "503, 120, 120",
        "503, ' 120 ', 120",
        "503, 'Sat, 21 Nov 2026 06:10:00 GMT', 600",
        "503, 'Sat, 21 Nov 2026 05:00:00 GMT', 0",
        "503, soon, 0",
        "503, -1, 0",
        "503, 99999999999, 0",
        "503, , 0",
        "500, 120, 0",
        "302, 120, 0",
        "429, 300, 300",
        "429, 1, 60",
        "429, , 60"
    })
    void shouldLeaveAloneForAsLongAsTheAnswerAsksAndWhoIsOverloadedForAMinute(
            int status, @Nullable String retryAfter, long seconds) {
        // When
        Judgement judgement = Judge.judge(new Answered(status, retryAfter, null), USUAL);

        // Then
        assertThat(judgement.leastPause()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {
                "TIMEOUT",
                "DNS_FAILED",
                "CONNECT_FAILED",
                "TLS_FAILED",
                "RESPONSE_BROKEN",
                "ADDRESS_REFUSED",
                "PROXY_UNKNOWN",
                "PROXY_FAILED"
            })
    void shouldRetryWhateverMayMendByItself(Reason reason) {
        // When
        Judgement judgement = Judge.judge(new Failed(reason, "detail"), REJECTION_IS_FINAL);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.RETRY);
        assertThat(judgement.detail()).isEqualTo("detail");
    }

    @Test
    void shouldLeaveAloneForAMinuteWhoDidNotAnswerInTime() {
        assertThat(Judge.judge(new Failed(Reason.TIMEOUT, "detail"), USUAL).leastPause())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {
                "ENDPOINT_SUSPENDED",
                "REQUEST_INVALID",
                "HOST_REFUSED",
                "HTTPS_REQUIRED",
                "TLS_CONFIG_INVALID",
                "SECRET_MISSING",
                "SECRET_INVALID",
                "SIGNING_UNKNOWN",
                "FORMAT_UNKNOWN",
                "RENDERING_FAILED"
            })
    void shouldGiveUpAtOnceWhatWouldFailTheSameWayAgain(Reason reason) {
        assertThat(Judge.judge(new Failed(reason, "detail"), USUAL).verdict()).isEqualTo(Verdict.DEAD);
    }

    @Test
    void shouldWaitForALostKeyHoweverManyAttemptsThatTakes() {
        assertThat(Judge.judge(new Failed(Reason.SECRET_UNREADABLE, "detail"), LAST_ATTEMPT)
                        .verdict())
                .isEqualTo(Verdict.RETRY);
    }

    @Test
    void shouldDiscardWhatNobodyWantsAnyMore() {
        // When
        Judgement judgement = Judge.judge(new Failed(Reason.SUBSCRIPTION_DELETED, "detail"), LAST_ATTEMPT);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.DISCARDED);
        assertThat(judgement.reason().fault()).isEqualTo(Fault.NONE);
    }

    @Test
    void shouldExplainEveryReasonInASentence() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::sentence)).allMatch(sentence -> sentence.endsWith("."));
    }
}
