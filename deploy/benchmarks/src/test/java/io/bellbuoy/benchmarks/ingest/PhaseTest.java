package io.bellbuoy.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final long IN_TIME = Duration.ofMillis(40).toNanos();
    private static final long LATE = Duration.ofMillis(60).toNanos();

    private final Tally tally = new Tally();
    private final Phase phase = new Phase(new Shape(10, 1), 100, Duration.ofSeconds(2), tally, Duration.ofSeconds(1));

    @Test
    void shouldBeSustainedWhenAlmostAllAreAcceptedInTime() {
        answer(990, 202, IN_TIME);
        answer(10, 202, LATE);

        assertThat(phase.isSustained()).isTrue();
        assertThat(phase.eventsPerSecond()).isEqualTo(5_000);
        assertThat(phase.eventsPerSecondAndCore()).isEqualTo(10_000);
    }

    @Test
    void shouldNotBeSustainedWhenManyAreLate() {
        answer(980, 202, IN_TIME);
        answer(20, 202, LATE);

        assertThat(phase.isSustained()).isFalse();
    }

    @Test
    void shouldNotBeSustainedWhenAnyIsRefusedOrWithoutAnAnswer() {
        answer(1_000, 202, IN_TIME);
        answer(1, 503, IN_TIME);

        assertThat(phase.isSustained()).isFalse();
        assertThat(tally.refused()).isEqualTo(1);
    }

    @Test
    void shouldNotBeSustainedWhenAnyCouldNotBeSent() {
        answer(1_000, 202, IN_TIME);
        tally.notSent();

        assertThat(phase.isSustained()).isFalse();
    }

    private void answer(int times, int status, long afterNanos) {
        for (int i = 0; i < times; i++) {
            tally.answered(status, afterNanos);
        }
    }
}
