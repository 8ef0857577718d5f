package io.bellbuoy.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class HoldsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:30:00Z");
    private static final TopicPartition SOON = new TopicPartition("retry.1s", 0);
    private static final TopicPartition LATER = new TopicPartition("retry.1m", 0);

    private final Holds holds = new Holds();

    @Test
    void shouldHoldAPartitionUntilItsHeadIsDue() {
        // Given
        holds.hold(SOON, NOW.plusSeconds(1));
        holds.hold(LATER, NOW.plusSeconds(60));

        // When
        holds.release(NOW.plusSeconds(1));

        // Then
        assertThat(holds.partitions()).containsExactly(LATER);
    }

    @Test
    void shouldWaitNoLongerThanUntilTheNextIsDue() {
        // Given
        holds.hold(SOON, NOW.plusMillis(30));

        // When, Then
        assertThat(holds.untilNext(NOW, Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(30));
        assertThat(holds.untilNext(NOW, Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void shouldForgetPartitionsThatAreGone() {
        // Given
        holds.hold(SOON, NOW.plusSeconds(1));

        // When
        holds.forget(List.of(SOON));

        // Then
        assertThat(holds.isHeld(SOON)).isFalse();
    }
}
