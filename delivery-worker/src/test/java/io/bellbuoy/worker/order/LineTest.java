package io.bellbuoy.worker.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineTest {

    private static final SubscriptionKey KEY = new SubscriptionKey("acme", "ci");
    private static final Duration PATIENCE = Duration.ofHours(36);

    private final Line line = new Line(PATIENCE);

    @Test
    void shouldRememberNothingWhileNothingIsOnARung() {
        // Given
        Turn first = arrived(7);
        Turn second = arrived(9);

        // When
        line.take(over(first));

        // Then
        assertThat(line.isNext(second)).isTrue();
        assertThat(line.memory(KEY)).isEmpty();
    }

    @Test
    void shouldLetThoseBehindOneThatIsPutOffWaitUntilItIsOver() {
        // Given
        Turn first = arrived(7);
        Turn second = arrived(9);

        // When
        line.take(postponed(first));

        // Then
        assertThat(line.isNext(first)).isTrue();
        assertThat(line.isNext(second)).isFalse();
        assertThat(line.joins(second, Samples.TIME)).isFalse();
        assertThat(line.due()).contains(Samples.TIME.plusSeconds(5));
        line.take(over(first));
        assertThat(line.isNext(second)).isTrue();
    }

    @Test
    void shouldGiveUpWaitingForOneThatNeverComesBack() {
        // Given
        Turn lost = arrived(7);
        Turn next = arrived(9);
        Turn last = arrived(11);
        line.take(postponed(lost));
        line.take(postponed(next));
        line.take(postponed(last));
        Instant late = Samples.TIME.plus(PATIENCE).plusSeconds(1);

        // When
        boolean lastFoundFirst = line.joins(last, late);
        boolean nextFound = line.joins(next, late.plusSeconds(10));
        Instant searched = late.plus(Duration.ofMinutes(61));

        // Then
        assertThat(lastFoundFirst).isFalse();
        assertThat(nextFound).isFalse();
        assertThat(line.joins(last, searched)).isFalse();
        assertThat(line.joins(next, searched)).isTrue();
        assertThat(line.isNext(next)).isTrue();
        assertThat(line.isNext(last)).isFalse();
    }

    @Test
    void shouldWaitAsLongAsThereIsNewsOfTheOneWhoseTurnItIs() {
        // Given
        Turn first = arrived(7);
        Turn second = arrived(9);
        line.take(postponed(first));
        line.take(postponed(second));
        Instant late = Samples.TIME.plus(PATIENCE);

        // When
        line.take(new Step(KEY, first, true, Optional.of(late.plusSeconds(60)), late));

        // Then
        assertThat(line.joins(second, late.plusSeconds(1))).isFalse();
        assertThat(line.joins(second, late.plus(Duration.ofHours(2)))).isFalse();
        assertThat(line.memory(KEY).map(DeliveryOrder::getHeard)).contains(late);
    }

    @Test
    void shouldForgetTheLineOfASubscriptionThatAsksForNoOrderAnyMore() {
        // Given
        Turn first = arrived(7);
        Turn second = arrived(9);
        line.take(postponed(first));
        line.take(postponed(second));

        // When
        line.take(new Step(KEY, second, false, Optional.empty(), Samples.TIME));

        // Then
        assertThat(line.memory(KEY)).isEmpty();
        assertThat(line.isNext(second)).isTrue();
    }

    private Turn arrived(long offset) {
        line.arrived(offset);
        Turn turn = line.turn(offset);
        line.joins(turn, Samples.TIME);
        return turn;
    }

    private static Step over(Turn turn) {
        return new Step(KEY, turn, true, Optional.empty(), Samples.TIME);
    }

    private static Step postponed(Turn turn) {
        return new Step(KEY, turn, true, Optional.of(Samples.TIME.plusSeconds(5)), Samples.TIME);
    }
}
