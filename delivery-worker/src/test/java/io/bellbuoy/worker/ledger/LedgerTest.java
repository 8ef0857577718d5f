package io.bellbuoy.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerTest {

    private static final String PARTITION = "p";

    private final Ledger<String> ledger = new Ledger<>();

    @BeforeEach
    void assign() {
        ledger.assigned(PARTITION);
    }

    @Test
    void shouldCommitNothingBeforeAnythingWasReceived() {
        assertThat(ledger.commitPoints()).isEmpty();
    }

    @Test
    void shouldCommitBeforeTheLowestOpenOffset() {
        // Given
        ledger.received(PARTITION, 5);
        Ticket<String> second = ledger.received(PARTITION, 6);

        // When
        ledger.completed(second);

        // Then
        assertThat(ledger.commitPoints()).isEqualTo(Map.of(PARTITION, 5L));
    }

    @Test
    void shouldCommitAfterTheLastReceivedWhenNothingIsOpen() {
        // Given
        Ticket<String> first = ledger.received(PARTITION, 5);
        // 6 is a transaction marker, 7 and 8 were compacted away.
        Ticket<String> second = ledger.received(PARTITION, 9);

        // When
        ledger.completed(second);
        ledger.completed(first);

        // Then
        assertThat(ledger.commitPoints()).isEqualTo(Map.of(PARTITION, 10L));
    }

    @Test
    void shouldDropCompletionsOfAnEarlierAssignment() {
        // Given
        Ticket<String> old = ledger.received(PARTITION, 5);
        ledger.released(PARTITION);
        ledger.assigned(PARTITION);
        ledger.received(PARTITION, 5);

        // When
        boolean counts = ledger.completed(old);

        // Then
        assertThat(counts).isFalse();
        assertThat(ledger.commitPoints()).isEqualTo(Map.of(PARTITION, 5L));
    }

    @Test
    void shouldCountACompletionOnce() {
        // Given
        Ticket<String> ticket = ledger.received(PARTITION, 5);

        // When, Then
        assertThat(ledger.completed(ticket)).isTrue();
        assertThat(ledger.completed(ticket)).isFalse();
    }

    @Test
    void shouldRefuseOffsetsThatDoNotRise() {
        // Given
        ledger.received(PARTITION, 5);

        // When, Then
        assertThatThrownBy(() -> ledger.received(PARTITION, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
