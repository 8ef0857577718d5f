package io.bellbuoy.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.topics.RetryLadder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParkingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT1M", "2, PT5M", "3, PT30M", "4, PT30M", "5, PT30M", "2147483646, PT30M"})
    void shouldClimbTheLadderUpToHalfAnHour(int parkings, Duration pause) {
        assertThat(Parking.climbing(Parking.Cause.DISABLED, RetryLadder.DEFAULT, parkings))
                .isEqualTo(new Parking(Parking.Cause.DISABLED, pause));
    }

    @ParameterizedTest
    @CsvSource({"-10, PT5S", "0, PT5S", "7, PT7S", "300, PT5M", "40000, PT30M"})
    void shouldWaitForAnotherNoLongerThanItIsAwayOrHalfAnHour(int seconds, Duration pause) {
        // When
        Parking parking = Parking.behind(NOW.plusSeconds(seconds), RetryLadder.DEFAULT, NOW);

        // Then
        assertThat(parking).isEqualTo(new Parking(Parking.Cause.ORDER, pause));
    }

    @Test
    void shouldStayOnTheFirstRungWhereAllAreLong() {
        // Given
        RetryLadder onlyLong = new RetryLadder(List.of(Duration.ofHours(1), Duration.ofHours(5)));

        // When
        Parking parking = Parking.climbing(Parking.Cause.DISABLED, onlyLong, 9);

        // Then
        assertThat(parking.pause()).isEqualTo(Duration.ofHours(1));
    }
}
