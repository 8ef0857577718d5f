package io.bellbuoy.worker.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.topics.RetryLadder;
import io.bellbuoy.worker.verdict.RetrySchedule.Wait;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryScheduleTest {

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT1M", "3, PT5M", "7, PT12H", "8, PT12H", "20, PT12H"})
    void shouldClimbTheLadderAndStayOnItsLastRung(int attempt, Duration delay) {
        assertThat(schedule(0).after(attempt, Duration.ZERO)).isEqualTo(new Wait(delay, delay));
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT1M, PT1M, PT1M",
        "1, PT90S, PT5M, PT90S",
        "3, PT90S, PT5M, PT5M",
        "1, PT30H, PT12H, PT12H",
        "1, PT1S, PT5S, PT5S"
    })
    void shouldWaitAsLongAsIsAskedForButNoLongerThanTheLongestRungAndNeverLess(
            int attempt, Duration asked, Duration rung, Duration pause) {
        assertThat(schedule(0).after(attempt, asked)).isEqualTo(new Wait(rung, pause));
    }

    @Test
    void shouldLetChanceTakeAwayAPartOfTheDelayAndNoMore() {
        // Given
        RetrySchedule schedule = schedule(0.2);

        // When
        Stream<Wait> waits =
                Stream.generate(() -> schedule.after(2, Duration.ofSeconds(50))).limit(1_000);

        // Then
        assertThat(waits)
                .allMatch(wait -> wait.rung().equals(Duration.ofMinutes(1)))
                .extracting(Wait::pause)
                .allMatch(pause -> pause.toMillis() >= 50_000 && pause.toMillis() <= 60_000)
                .anyMatch(pause -> pause.toMillis() == 50_000)
                .anyMatch(pause -> pause.toMillis() > 59_000);
    }

    private static RetrySchedule schedule(double jitter) {
        return new RetrySchedule(RetryLadder.DEFAULT, jitter, new Random(7));
    }
}
