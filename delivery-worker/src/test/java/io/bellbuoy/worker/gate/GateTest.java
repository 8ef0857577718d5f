package io.bellbuoy.worker.gate;

import static io.bellbuoy.worker.gate.Kind.FIRST_ATTEMPT;
import static io.bellbuoy.worker.gate.Kind.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.gate.Parking.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GateTest implements Departures<String> {

    private static final int MAX_IN_FLIGHT = 64;
    private static final int PER_HOST = 32;
    private static final int RESUME_RATE = 10;
    private static final Visit FIRST = new Visit(FIRST_ATTEMPT, 0);
    private static final Visit AGAIN = new Visit(RETRY, 0);
    private static final Visit PARKED_BEFORE = new Visit(RETRY, 1);

    private final Gate<String> gate =
            new Gate<>(new GateSettings(MAX_IN_FLIGHT, PER_HOST, RESUME_RATE, RetryLadder.DEFAULT), this);
    private final Deque<Pass<String>> underway = new ArrayDeque<>();
    private final List<Parking> parked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T06:00:00Z");

    @Override
    public void go(Pass<String> pass) {
        underway.add(pass);
    }

    @Override
    public void park(String item, Parking parking) {
        parked.add(parking);
    }

    @Test
    void shouldLetAnEndpointHaveAsManyRequestsAsItsSubscriptionSays() {
        // Given
        warmUp("ci", limits(3));

        // When
        admit(10, "ci", FIRST, limits(3));

        // Then
        assertThat(underway).hasSize(3);
        assertThat(gate.waiting()).isEqualTo(7);
        assertThat(gate.isFull(now)).isFalse();
    }

    @Test
    void shouldLetTheNextBeginWhenOneHasEnded() {
        // Given
        warmUp("ci", limits(3));
        admit(10, "ci", FIRST, limits(3));

        // When
        gate.succeeded(underway.remove(), now);
        gate.release(now);

        // Then
        assertThat(underway).hasSize(3);
        assertThat(gate.waiting()).isEqualTo(6);
    }

    @Test
    void shouldGiveOneEndpointNoMoreThanAPartOfWhatIsFree() {
        // Given
        warmUp("greedy", limits(1_000));

        // When
        admit(60, "greedy", FIRST, limits(1_000));

        // Then
        assertThat(underway).hasSize(7);
    }

    @Test
    void shouldTrustAnEndpointThatItDoesNotKnowWithLittle() {
        // When
        admit(10, "ci", FIRST, limits(16));

        // Then
        assertThat(underway).hasSize(2);
    }

    @Test
    void shouldTrustASlowEndpointWithMoreAsItTakesThem() {
        // Given
        admit(30, "slow", FIRST, limits(6));

        // When
        for (int round = 0; round < 3; round++) {
            pass(Duration.ofSeconds(3));
            List.copyOf(underway).forEach(pass -> gate.succeeded(underway.remove(), now));
            gate.release(now);
        }

        // Then
        assertThat(underway).hasSize(5);
    }

    @Test
    void shouldTrustAnEndpointThatFailsWithHalf() {
        // Given
        warmUp("ci", limits(6));
        admit(20, "ci", FIRST, limits(6));

        // When
        gate.failed(underway.remove(), Duration.ZERO, now);
        gate.failed(underway.remove(), Duration.ZERO, now);
        gate.failed(underway.remove(), Duration.ZERO, now);
        gate.failed(underway.remove(), Duration.ZERO, now);
        gate.release(now);

        // Then
        assertThat(underway).hasSize(2);
    }

    @Test
    void shouldAlwaysLeaveSomethingForTheQuickWhenManyEndpointsHang() {
        // Given
        IntStream.range(0, 20).forEach(hung -> admit(10, "hung-" + hung, FIRST, onHost("hung-" + hung)));

        // When
        admit(1, "quick", FIRST, limits(16));

        // Then
        assertThat(underway).last().extracting(Pass::item).isEqualTo("quick 0");
        assertThat(gate.isFull(now)).isFalse();
    }

    @Test
    void shouldKeepToWhatOneHostMayHave() {
        // When
        IntStream.range(0, 50).forEach(i -> admit(1, "ci-" + i, FIRST, onHost("one.example")));

        // Then
        assertThat(underway).hasSize(PER_HOST);
    }

    @Test
    void shouldBeFullWhenAllSlotsAreTaken() {
        // When
        IntStream.range(0, MAX_IN_FLIGHT / 2).forEach(i -> admit(1, "first-" + i, FIRST, onHost("host-" + i)));
        IntStream.range(0, MAX_IN_FLIGHT / 2).forEach(i -> admit(1, "again-" + i, AGAIN, onHost("host-" + i)));

        // Then
        assertThat(underway).hasSize(MAX_IN_FLIGHT);
        assertThat(gate.isFull(now)).isTrue();
    }

    @Test
    void shouldReserveSlotsForFirstAttempts() {
        // Given
        IntStream.range(0, 100).forEach(i -> admit(1, "again-" + i, AGAIN, onHost("host-" + i)));
        assertThat(underway).hasSize(48);

        // When
        admit(1, "first", FIRST, limits(1));

        // Then
        assertThat(underway).hasSize(49).last().extracting(Pass::item).isEqualTo("first 0");
    }

    @Test
    void shouldTakeFirstAttemptsAndRetriesOfOneEndpointInTurn() {
        // Given
        admit(1, "ci", AGAIN, limits(1));
        admit(3, "ci", AGAIN, limits(1));
        admit(3, "ci", FIRST, limits(1));

        // When
        List<Kind> order = IntStream.range(0, 6)
                .mapToObj(i -> {
                    gate.succeeded(underway.remove(), now);
                    gate.release(now);
                    return underway.element().visit().kind();
                })
                .toList();

        // Then
        assertThat(order).containsExactly(FIRST_ATTEMPT, RETRY, FIRST_ATTEMPT, RETRY, FIRST_ATTEMPT, RETRY);
    }

    @Test
    void shouldKeepToTheRateAndTellWhenTheNextIsDue() {
        // Given
        admit(5, "ci", FIRST, limits(16, 2));
        int atOnce = underway.size();
        gate.succeeded(underway.remove(), now);

        // When
        Duration untilNext = gate.untilNext(now, Duration.ofMinutes(1));
        pass(Duration.ofSeconds(1));

        // Then
        assertThat(atOnce).isEqualTo(1);
        assertThat(untilNext).isEqualTo(Duration.ofMillis(400));
        assertThat(underway).hasSize(2);
    }

    @Test
    void shouldResumeWhatWasParkedAtALimitedRateAndNewOnesBesideIt() {
        // Given
        warmUp("ci", limits(8));
        admit(20, "ci", PARKED_BEFORE, limits(8));
        int resumedAtOnce = underway.size();

        // When
        admit(1, "ci", FIRST, limits(8));

        // Then
        assertThat(resumedAtOnce).isEqualTo(2);
        assertThat(underway).hasSize(3);
    }

    @Test
    void shouldLetThoseInOrderGoAsTheyCameWhateverWasParkedBefore() {
        // Given
        admit(12, "ci", Visit.inOrder(1), limits(1));
        admit(1, "ci", Visit.inOrder(0), limits(1));
        List<String> gone = new ArrayList<>();

        // When: beyond what may resume at once
        while (!underway.isEmpty()) {
            Pass<String> pass = underway.remove();
            gone.add(pass.item());
            gate.succeeded(pass, now);
            gate.release(now);
        }

        // Then
        assertThat(gone).hasSize(13).startsWith("ci 0", "ci 1").endsWith("ci 11", "ci 0");
    }

    @Test
    void shouldTurnAwayForAsLongAsThoseThatAreParkedWillTake() {
        // Given
        admit(60, "ci", FIRST, limits(1));
        while (!underway.isEmpty()) {
            gate.succeeded(underway.remove(), now);
            gate.release(now);
        }

        // When
        for (int i = 0; i < 800; i++) {
            gate.turnAway(new SubscriptionKey("acme", "ci"), limits(1), Visit.inOrder(0), "ci", now);
        }

        // Then
        assertThat(parked)
                .hasSize(800)
                .extracting(Parking::pause)
                .startsWith(Duration.ZERO, Duration.ofMillis(100))
                .endsWith(Duration.ofMillis(79_900));
    }

    @Test
    void shouldParkWhatIsOneTooManyForAnEndpointThatDoesNotMove() {
        // Given
        admit(GateSettings.FIRST_WAITING + 1, "hung", FIRST, limits(1));

        // When
        admit(1, "hung", FIRST, limits(1));

        // Then
        assertThat(parked).containsExactly(new Parking(Cause.OVERFLOW, Duration.ofSeconds(5)));
    }

    @Test
    void shouldLetWhatIsTooManyComeBackOneAfterAnotherAsFastAsTheEndpointTakesThem() {
        // Given
        admit(1, "slow", FIRST, limits(1));
        pass(Duration.ofMillis(500));
        gate.succeeded(underway.remove(), now);
        admit(GateSettings.FIRST_WAITING + 1, "slow", FIRST, limits(1));

        // When
        admit(3, "slow", FIRST, limits(1));

        // Then
        assertThat(parked)
                .extracting(Parking::pause)
                .containsExactly(Duration.ofSeconds(5), Duration.ofMillis(5_500), Duration.ofSeconds(6));
    }

    @Test
    void shouldParkWhatHasWaitedTooLong() {
        // Given
        admit(3, "hung", FIRST, limits(1));

        // When
        pass(GateSettings.LONGEST_WAIT.plusSeconds(1));

        // Then
        assertThat(parked).hasSize(2);
        assertThat(gate.waiting()).isZero();
        assertThat(underway).hasSize(1);
    }

    @Test
    void shouldLetTheLaneWaitForAnEndpointThatKeepsUp() {
        // Given
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 400; i++) {
                admit(1, "fast", FIRST, limits(4));
                gate.succeeded(underway.remove(), now);
            }
            pass(Duration.ofSeconds(1));
        }

        // When
        admit(GateSettings.MAX_WAITING_PER_ENDPOINT + 4, "fast", FIRST, limits(4));

        // Then
        assertThat(gate.isFull(now)).isTrue();
        assertThat(parked).isEmpty();
    }

    @Test
    void shouldTripAfterFailuresInARowAndParkWhatWaits() {
        // Given
        admit(20, "ci", FIRST, limits(1));

        // When
        failInARow(10);

        // Then
        assertThat(gate.tripped()).isEqualTo(1);
        assertThat(underway).isEmpty();
        assertThat(parked)
                .hasSize(10)
                .startsWith(new Parking(Cause.BREAKER, Duration.ofSeconds(5)))
                .endsWith(new Parking(Cause.BREAKER, Duration.ofMillis(5_900)));
    }

    @Test
    void shouldNotTripWhileOthersSucceedBetween() {
        // Given
        admit(60, "ci", FIRST, limits(1));

        // When
        for (int i = 0; i < 5; i++) {
            failInARow(9);
            gate.succeeded(underway.remove(), now);
            gate.release(now);
        }

        // Then
        assertThat(gate.tripped()).isZero();
        assertThat(parked).isEmpty();
    }

    @Test
    void shouldProbeWithOneAndOpenAgainWhenItSucceeds() {
        // Given
        admit(10, "ci", FIRST, limits(4));
        failInARow(10);
        pass(Duration.ofSeconds(5));
        admit(6, "ci", FIRST, limits(4));
        int probes = underway.size();

        // When
        gate.succeeded(underway.remove(), now);
        gate.release(now);

        // Then
        assertThat(probes).isEqualTo(1);
        assertThat(underway).hasSize(2);
        assertThat(gate.tripped()).isZero();
    }

    @Test
    void shouldProbeMoreRarelyAfterEveryProbeThatFails() {
        // Given
        admit(10, "ci", FIRST, limits(1));
        failInARow(10);

        // When
        List<Duration> pauses = new ArrayList<>();
        for (int probe = 0; probe < 4; probe++) {
            admit(1, "ci", FIRST, limits(1));
            pauses.add(parked.get(parked.size() - 1).pause());
            pass(pauses.get(probe));
            admit(1, "ci", FIRST, limits(1));
            failInARow(1);
        }

        // Then
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(5));
    }

    @Test
    void shouldLeaveAnEndpointAloneForAsLongAsItAsks() {
        // Given
        admit(2, "ci", FIRST, limits(1));

        // When
        gate.failed(underway.remove(), Duration.ofSeconds(90), now);
        gate.release(now);
        admit(1, "ci", FIRST, limits(1));

        // Then
        assertThat(underway).isEmpty();
        assertThat(parked)
                .containsExactly(
                        new Parking(Cause.ASKED, Duration.ofSeconds(90)),
                        new Parking(Cause.ASKED, Duration.ofMillis(90_100)));
    }

    @Test
    void shouldGiveAChangedSubscriptionACleanSlate() {
        // Given
        admit(10, "ci", FIRST, limits(1));
        failInARow(10);

        // When
        admit(1, "ci", FIRST, new Limits(2, 1, OptionalInt.empty(), "ci.example"));

        // Then
        assertThat(underway).hasSize(1);
    }

    @Test
    void shouldForgetThoseThatWaitAndKeepThoseThatAreUnderway() {
        // Given
        admit(5, "ci", FIRST, limits(2));

        // When
        List<String> forgotten = gate.forget(item -> true);

        // Then
        assertThat(forgotten).containsExactly("ci 2", "ci 3", "ci 4");
        assertThat(gate.waiting()).isZero();
        assertThat(gate.inFlight()).isEqualTo(2);
    }

    private void admit(int count, String subscription, Visit visit, Limits limits) {
        for (int i = 0; i < count; i++) {
            gate.admit(new SubscriptionKey("acme", subscription), limits, visit, subscription + " " + i, now);
            gate.release(now);
        }
    }

    private void warmUp(String subscription, Limits limits) {
        admit(60, subscription, FIRST, limits);
        while (!underway.isEmpty()) {
            gate.succeeded(underway.remove(), now);
            gate.release(now);
        }
    }

    private void failInARow(int count) {
        for (int i = 0; i < count; i++) {
            gate.failed(underway.remove(), Duration.ZERO, now);
            gate.release(now);
        }
    }

    private void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusMillis(100)) {
            now = now.plusMillis(100);
            gate.release(now);
        }
    }

    private static Limits limits(int maxInFlight) {
        return new Limits(1, maxInFlight, OptionalInt.empty(), "ci.example-" + maxInFlight);
    }

    private static Limits limits(int maxInFlight, int perSecond) {
        return new Limits(1, maxInFlight, OptionalInt.of(perSecond), "ci.example");
    }

    private static Limits onHost(String host) {
        return new Limits(1, 16, OptionalInt.empty(), host);
    }
}
