package io.bellbuoy.worker.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.worker.verdict.Response.Answered;
import io.bellbuoy.worker.verdict.Response.Failed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgeTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void shouldCallEvery2xxDelivered(int status) {
        // When
        Judgement judgement = Judge.judge(new Answered(status), true);

        // Then
        assertThat(judgement).isEqualTo(new Judgement(Verdict.DELIVERED, Reason.ACCEPTED, status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 301, 308, 400, 404, 429, 500, 503})
    void shouldRetryEveryOtherStatus(int status) {
        // When
        Judgement judgement = Judge.judge(new Answered(status), false);

        // Then
        assertThat(judgement).isEqualTo(new Judgement(Verdict.RETRY, Reason.HTTP_STATUS, status, null));
    }

    @Test
    void shouldGiveUpAfterTheLastAttempt() {
        // When
        Judgement judgement = Judge.judge(new Answered(500), true);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.DEAD);
        assertThat(judgement.reason()).isEqualTo(Reason.HTTP_STATUS);
    }

    @Test
    void shouldGiveUpAtOnceWhenTheEndpointIsGone() {
        // When
        Judgement judgement = Judge.judge(new Answered(410), false);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.DEAD);
        assertThat(judgement.reason()).isEqualTo(Reason.ENDPOINT_GONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TIMEOUT", "DNS_FAILED", "CONNECT_FAILED", "TLS_FAILED", "RESPONSE_BROKEN", "ADDRESS_REFUSED"})
    void shouldRetryWhateverMayMendByItself(Reason reason) {
        // When
        Judgement judgement = Judge.judge(new Failed(reason, "detail"), false);

        // Then
        assertThat(judgement).isEqualTo(new Judgement(Verdict.RETRY, reason, null, "detail"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"REQUEST_INVALID", "SECRET_MISSING", "SECRET_INVALID", "FORMAT_UNKNOWN", "RENDERING_FAILED"})
    void shouldGiveUpAtOnceWhatWouldFailTheSameWayAgain(Reason reason) {
        assertThat(Judge.judge(new Failed(reason, "detail"), false).verdict()).isEqualTo(Verdict.DEAD);
    }

    @Test
    void shouldDiscardWhatNobodyWantsAnyMore() {
        // When
        Judgement judgement = Judge.judge(new Failed(Reason.SUBSCRIPTION_DELETED, "detail"), true);

        // Then
        assertThat(judgement.verdict()).isEqualTo(Verdict.DISCARDED);
        assertThat(judgement.reason().fault()).isEqualTo(Fault.NONE);
    }

    @Test
    void shouldExplainEveryReasonInASentence() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::sentence)).allMatch(sentence -> sentence.endsWith("."));
    }
}
