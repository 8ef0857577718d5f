package io.bellbuoy.replay.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.delivery.Fault;
import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.DeadLetter;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LetterFilterTest {

    private static final Instant DIED = Letters.DIED;

    private final DeadLetter letter = Letters.letter("e-1");

    static Stream<LetterFilter> fitting() {
        return Stream.of(
                LetterFilter.ALL,
                filter("acme", null, null, null, null, null, null),
                filter(null, "ci", null, null, null, null, null),
                filter(null, null, "CI.example", null, null, null, null),
                filter(null, null, null, Reason.TIMEOUT, null, null, null),
                filter(null, null, null, null, Fault.CUSTOMER, null, null),
                filter(null, null, null, null, null, DIED, DIED.plusMillis(1)),
                filter("acme", "ci", "ci.example", Reason.TIMEOUT, Fault.CUSTOMER, DIED, null));
    }

    static Stream<LetterFilter> unfitting() {
        return Stream.of(
                filter("acme2", null, null, null, null, null, null),
                filter(null, "cd", null, null, null, null, null),
                filter(null, null, "example", null, null, null, null),
                filter(null, null, null, Reason.DNS_FAILED, null, null, null),
                filter(null, null, null, null, Fault.OURS, null, null),
                filter(null, null, null, null, null, DIED.plusMillis(1), null),
                filter(null, null, null, null, null, null, DIED),
                filter("acme", "ci", "ci.example", Reason.TIMEOUT, Fault.OURS, DIED, null));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void shouldMeanALetterOfWhichAllHolds(LetterFilter filter) {
        assertThat(filter.matches(letter)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void shouldNotMeanALetterOfWhichOneThingDoesNotHold(LetterFilter filter) {
        assertThat(filter.matches(letter)).isFalse();
    }

    @Test
    void shouldNotFindAHostInALetterThatHasNone() {
        DeadLetter without = DeadLetter.newBuilder(letter).setEndpoint(null).build();

        assertThat(filter(null, null, "ci.example", null, null, null, null).matches(without))
                .isFalse();
    }

    private static LetterFilter filter(
            @Nullable String tenant,
            @Nullable String subscription,
            @Nullable String host,
            @Nullable Reason reason,
            @Nullable Fault fault,
            @Nullable Instant since,
            @Nullable Instant until) {
        return new LetterFilter(tenant, subscription, host, reason, fault, since, until);
    }
}
