package io.bellbuoy.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.delivery.Reason;
import io.bellbuoy.events.EndpointHealth;
import io.bellbuoy.events.OwnEventTypes;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthRulesTest {

    private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final SuspensionPolicy POLICY = new SuspensionPolicy(Duration.ofDays(5), Duration.ofHours(12));

    private final Endpoint endpoint = new Endpoint(POLICY);

    @Test
    void shouldWarnAtHalfSeventyAndNinetyPercentAndThenSuspend() {
        // When
        for (int hour = 0; hour <= 5 * 24; hour += 2) {
            endpoint.at(Duration.ofHours(hour)).sees(Reason.TIMEOUT);
        }

        // Then
        assertThat(endpoint.told()).containsExactly("failing 50", "failing 70", "failing 90", "suspended 100");
        assertThat(endpoint.events)
                .extracting(RegistryEvent::getTime)
                .containsExactly(
                        START.plus(Duration.ofHours(60)),
                        START.plus(Duration.ofHours(84)),
                        START.plus(Duration.ofHours(108)),
                        START.plus(Duration.ofDays(5)));
        assertThat(endpoint.health().getFailingSince()).isEqualTo(START);
        assertThat(endpoint.health().getSuspended()).isEqualTo(START.plus(Duration.ofDays(5)));
        assertThat(endpoint.health().getReason()).isEqualTo("timeout");
        assertThat(HealthRules.isSuspended(endpoint.health(), 1)).isTrue();
    }

    @Test
    void shouldTellTheOwnerWhichSubscriptionSinceWhenAndWhyAndNothingElse() {
        // When
        endpoint.sees(Reason.ENDPOINT_GONE);

        // Then
        RegistryEvent event = endpoint.events.get(0);
        assertThat(event.getId()).isEqualTo("ep_ci_" + START.toEpochMilli() + "_suspended");
        assertThat(event.getTenant()).isEqualTo("acme");
        assertThat(event.getType()).isEqualTo(OwnEventTypes.ENDPOINT_SUSPENDED);
        assertThat(event.getAttributes())
                .isEqualTo(Map.of(
                        "subscription", "ci", "since", START.toString(), "percent", "100", "reason", "endpoint_gone"));
    }

    @Test
    void shouldWriteLittleHoweverMuchFails() {
        // When: a failure every minute
        for (int minute = 0; minute <= 5 * 24 * 60; minute++) {
            endpoint.at(Duration.ofMinutes(minute)).sees(Reason.SERVER_ERROR);
        }

        // Then: what counts, the warnings, the suspension
        assertThat(endpoint.told()).last().isEqualTo("suspended 100");
        assertThat(endpoint.writes).isEqualTo(13 + 3 + 1);
    }

    @Test
    void shouldWriteNothingOfAnEndpointThatDelivers() {
        // When
        endpoint.sees(Reason.ACCEPTED);

        // Then
        assertThat(endpoint.writes).isZero();
    }

    @Test
    void shouldNotSuspendForABurstAfterASilentWeek() {
        // Given
        endpoint.sees(Reason.CONNECT_FAILED);

        // When
        for (int minute = 0; minute < 60; minute++) {
            endpoint.at(DAY.multipliedBy(7).plusMinutes(minute)).sees(Reason.CONNECT_FAILED);
        }

        // Then
        assertThat(endpoint.told()).isEmpty();
        assertThat(endpoint.health().getFailures()).isEqualTo(2);
    }

    @Test
    void shouldSuspendForFewFailuresOnceTheySpreadEnough() {
        // When: two a day, hours apart
        int failures = 0;
        while (endpoint.known.isEmpty() || endpoint.health().getSuspended() == null) {
            endpoint.at(Duration.ofHours(12L * failures)).sees(Reason.TIMEOUT);
            failures++;
        }

        // Then
        assertThat(failures).isEqualTo(13);
        assertThat(endpoint.told()).containsExactly("failing 50", "failing 70", "failing 90", "suspended 100");
    }

    @Test
    void shouldGiveOnlyTheHighestWarningWhenOneWasSkipped() {
        // Given
        for (int hour = 0; hour <= 24; hour++) {
            endpoint.at(Duration.ofHours(hour)).sees(Reason.TIMEOUT);
        }

        // When
        endpoint.at(DAY.multipliedBy(4)).sees(Reason.TIMEOUT);

        // Then
        assertThat(endpoint.told()).containsExactly("failing 70");
    }

    @Test
    void shouldForgetAllFailuresWithOneSuccess() {
        // Given
        endpoint.failsFor(Duration.ofDays(4));

        // When
        endpoint.at(DAY.multipliedBy(4)).sees(Reason.ACCEPTED);

        // Then
        assertThat(endpoint.told()).containsExactly("failing 50", "failing 70", "recovered null");
        assertThat(endpoint.health())
                .isEqualTo(EndpointHealth.newBuilder()
                        .setTenant("acme")
                        .setSubscription("ci")
                        .setSubscriptionVersion(1)
                        .setLastSuccess(START.plus(DAY.multipliedBy(4)))
                        .setUpdated(START.plus(DAY.multipliedBy(4)))
                        .build());
    }

    @Test
    void shouldNotTellOfARecoveryThatNobodyWasWarnedOf() {
        // Given
        endpoint.sees(Reason.TIMEOUT);

        // When
        endpoint.at(DAY).sees(Reason.ACCEPTED);

        // Then
        assertThat(endpoint.told()).isEmpty();
        assertThat(endpoint.health().getFailingSince()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"FORMAT_UNKNOWN", "RENDERING_FAILED", "INTERNAL_ERROR", "ENDPOINT_SUSPENDED", "STOPPED"})
    void shouldCountOnlyFailuresOfTheEndpoint(Reason reason) {
        // When
        endpoint.sees(reason);

        // Then
        assertThat(endpoint.writes).isZero();
    }

    @Test
    void shouldRecoverASuspendedEndpointThatTakesWhatWasInFlight() {
        // Given
        endpoint.sees(Reason.ENDPOINT_GONE);

        // When
        endpoint.at(Duration.ofSeconds(1)).sees(Reason.ACCEPTED);

        // Then
        assertThat(endpoint.told()).containsExactly("suspended 100", "recovered null");
        assertThat(endpoint.health().getSuspended()).isNull();
    }

    @Test
    void shouldChangeNothingForFailuresThatWereInFlightWhenItWasSuspended() {
        // Given
        endpoint.sees(Reason.ENDPOINT_GONE);

        // When
        endpoint.at(DAY).sees(Reason.TIMEOUT);

        // Then
        assertThat(endpoint.writes).isEqualTo(1);
    }

    @Test
    void shouldLiftASuspensionForANewerVersionOfTheSubscription() {
        // Given
        endpoint.sees(Reason.ENDPOINT_GONE);

        // When
        boolean wasLifted = !HealthRules.isSuspended(endpoint.health(), 2);
        endpoint.at(DAY).ofVersion(2).sees(Reason.TIMEOUT);

        // Then
        assertThat(wasLifted).isTrue();
        assertThat(endpoint.told()).containsExactly("suspended 100", "recovered null");
        assertThat(endpoint.events.get(1).getAttributes()).containsEntry("reason", "subscription_updated");
        assertThat(endpoint.health().getFailingSince()).isEqualTo(START.plus(DAY));
        assertThat(endpoint.health().getFailures()).isEqualTo(1);
        assertThat(endpoint.health().getSubscriptionVersion()).isEqualTo(2);
    }

    @Test
    void shouldNotHoldFailuresOfAnOlderVersionAgainstANewerOne() {
        // Given
        endpoint.ofVersion(2).sees(Reason.TIMEOUT);
        EndpointHealth before = endpoint.health();

        // When
        endpoint.at(DAY).ofVersion(1).sees(Reason.ENDPOINT_GONE);

        // Then
        assertThat(endpoint.health()).isEqualTo(before);
    }

    @Test
    void shouldForgetADeletedSubscriptionOnce() {
        // Given
        endpoint.sees(Reason.TIMEOUT);

        // When
        endpoint.sees(Reason.SUBSCRIPTION_DELETED);
        endpoint.sees(Reason.SUBSCRIPTION_DELETED);

        // Then
        assertThat(endpoint.known).isEmpty();
        assertThat(endpoint.writes).isEqualTo(2);
    }

    @Test
    void shouldNeverSuspendForFailuresWhenToldSo() {
        // Given
        Endpoint spared = new Endpoint(new SuspensionPolicy(Duration.ZERO, Duration.ofHours(12)));

        // When
        spared.failsFor(Duration.ofDays(100));

        // Then
        assertThat(spared.told()).isEmpty();
        spared.sees(Reason.ENDPOINT_GONE);
        assertThat(spared.told()).containsExactly("suspended 100");
    }

    /** Whatever comes in whatever order: no suspension without the time and the spread, and few words about it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldKeepItsPromisesUnderAnyHistory(long seed) {
        Random random = new Random(seed);
        Optional<Instant> firstFailure = Optional.empty();
        int written = 0;
        for (int minutes = 0; minutes < 200 * 24 * 60; minutes += 1 + random.nextInt(300)) {
            boolean isSuccess = random.nextInt(500) == 0;
            endpoint.at(Duration.ofMinutes(minutes)).sees(isSuccess ? Reason.ACCEPTED : Reason.TIMEOUT);
            Instant now = START.plus(Duration.ofMinutes(minutes));
            firstFailure = isSuccess ? Optional.empty() : Optional.of(firstFailure.orElse(now));
            written = isSuccess ? endpoint.writes : written;

            assertThat(endpoint.writes - written).isLessThanOrEqualTo(13 + 3 + 1);
            if (endpoint.known.isPresent() && endpoint.health().getSuspended() != null) {
                assertThat(Duration.between(firstFailure.orElseThrow(), now))
                        .isGreaterThanOrEqualTo(DAY.multipliedBy(5));
            } else {
                assertThat(firstFailure.filter(first -> first.isBefore(now.minus(DAY.multipliedBy(6)))))
                        .isEmpty();
            }
        }
        assertThat(endpoint.told()).contains("suspended 100", "recovered null");
    }

    /** One endpoint and what is known of it. */
    private static final class Endpoint {

        private final HealthRules rules;
        private final List<RegistryEvent> events = new ArrayList<>();
        private Optional<EndpointHealth> known = Optional.empty();
        private Instant now = START;
        private long version = 1;
        private int writes;

        Endpoint(SuspensionPolicy policy) {
            this.rules = new HealthRules(policy);
        }

        Endpoint at(Duration sinceStart) {
            now = START.plus(sinceStart);
            return this;
        }

        Endpoint ofVersion(long version) {
            this.version = version;
            return this;
        }

        void failsFor(Duration duration) {
            for (Duration hour = Duration.ZERO; hour.compareTo(duration) < 0; hour = hour.plusHours(1)) {
                at(hour).sees(Reason.TIMEOUT);
            }
        }

        void sees(Reason reason) {
            Observation seen = new Observation(new SubscriptionKey("acme", "ci"), version, now, reason);
            rules.after(known, seen).ifPresent(change -> {
                known = change.health();
                events.addAll(change.events());
                writes++;
            });
        }

        EndpointHealth health() {
            return known.orElseThrow();
        }

        List<String> told() {
            return events.stream()
                    .map(event -> event.getType().substring("bellbuoy.endpoint.".length()) + " "
                            + event.getAttributes().get("percent"))
                    .toList();
        }
    }
}
