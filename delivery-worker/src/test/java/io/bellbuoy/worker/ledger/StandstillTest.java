package io.bellbuoy.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.worker.ledger.Standstill.Oldest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StandstillTest {

    private static final Instant START = Instant.parse("2026-11-21T06:30:00Z");

    private final Standstill<String> standstill = new Standstill<>();

    @Test
    void shouldKnowSinceWhenAnOffsetIsTheOldest() {
        // Given
        standstill.look(Map.of("p", 5L), START);

        // When
        standstill.look(Map.of("p", 5L), START.plusSeconds(60));

        // Then
        assertThat(standstill.longest()).contains(new Oldest<>("p", 5, START));
    }

    @Test
    void shouldBeginAnewWhenAnOffsetIsDone() {
        // Given
        standstill.look(Map.of("p", 5L, "q", 8L), START);

        // When
        standstill.look(Map.of("p", 6L), START.plusSeconds(60));

        // Then
        assertThat(standstill.longest()).contains(new Oldest<>("p", 6, START.plusSeconds(60)));
    }

    @Test
    void shouldNameThePartitionThatStandsStillTheLongest() {
        // Given
        standstill.look(Map.of("p", 5L, "q", 8L), START);

        // When
        standstill.look(Map.of("p", 6L, "q", 8L), START.plusSeconds(60));

        // Then
        assertThat(standstill.longest()).contains(new Oldest<>("q", 8, START));
    }

    @Test
    void shouldForgetPartitionsThatAreGone() {
        // Given
        standstill.look(Map.of("p", 5L), START);

        // When
        standstill.forget(List.of("p"));

        // Then: the same offset, received again by a later assignment, is another.
        assertThat(standstill.longest()).isEmpty();
    }
}
