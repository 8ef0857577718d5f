package io.bellbuoy.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(3, Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void shouldDoubleUpToTheLongestPause() {
        assertThat(backoff.pause(0, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.pause(2, 1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.pause(3, 1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.pause(1_000, 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldLeaveNoMoreThanHalfToChance() {
        assertThat(backoff.pause(1, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.pause(1, 0.5)).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void shouldRefuseNegativeFigures() {
        assertThatThrownBy(() -> new Backoff(-1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
