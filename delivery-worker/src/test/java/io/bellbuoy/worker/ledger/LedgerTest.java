package io.bellbuoy.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerTest {

    private static final String PARTITION = "p";

    private final Ledger<String> ledger = new Ledger<>();

    @BeforeEach
    void assign() {
        ledger.assigned(PARTITION, OffsetMap.upTo(5));
    }

    @Test
    void shouldCommitNothingBeforeAnythingWasReceived() {
        assertThat(ledger.commits()).isEmpty();
    }

    @Test
    void shouldCommitTheLowestOpenOffsetAndWhatIsCompleteBeyondIt() {
        // Given
        received(5);
        Ticket<String> second = received(6);
        received(7);

        // When
        ledger.completed(second);

        // Then
        assertThat(ledger.commits()).isEqualTo(Map.of(PARTITION, map(5, 6)));
    }

    @Test
    void shouldNotOpenAgainWhatAnEarlierAssignmentCompleted() {
        // Given
        ledger.assigned(PARTITION, map(5, 6, 9));
        received(5);

        // When
        Optional<Ticket<String>> again = ledger.received(PARTITION, 6);

        // Then: and it does not forget what has not come by yet.
        assertThat(again).isEmpty();
        assertThat(ledger.commits()).isEqualTo(Map.of(PARTITION, map(5, 6, 9)));
    }

    @Test
    void shouldTrustNoMapOfALogThatBeginsBeforeItsCommitPoint() {
        // Given: a topic was made anew, and Kafka went back to its beginning.
        ledger.assigned(PARTITION, map(5, 6));
        Ticket<String> beginning = received(0);

        // When
        ledger.completed(beginning);
        received(6);

        // Then
        assertThat(ledger.commits()).isEqualTo(Map.of(PARTITION, map(6)));
    }

    @Test
    void shouldSayHowFarAPartitionIsAheadOfItsCommitPoint() {
        // Given
        received(5);
        Ticket<String> last = received(14);

        // When
        ledger.completed(last);

        // Then
        assertThat(ledger.aheadBy(10)).containsExactly(PARTITION);
        assertThat(ledger.aheadBy(11)).isEmpty();
        assertThat(ledger.widestGap()).isEqualTo(10);
        assertThat(ledger.openCount()).isEqualTo(1);
        assertThat(ledger.oldestOpen()).isEqualTo(Map.of(PARTITION, 5L));
    }

    @Test
    void shouldCommitAfterTheLastReceivedWhenNothingIsOpen() {
        // Given
        Ticket<String> first = received(5);
        // 6 is a transaction marker, 7 and 8 were compacted away.
        Ticket<String> second = received(9);

        // When
        ledger.completed(second);
        ledger.completed(first);

        // Then
        assertThat(ledger.commits()).isEqualTo(Map.of(PARTITION, map(10)));
    }

    @Test
    void shouldDropCompletionsOfAnEarlierAssignment() {
        // Given
        Ticket<String> old = received(5);
        ledger.released(PARTITION);
        ledger.assigned(PARTITION, OffsetMap.upTo(5));
        ledger.received(PARTITION, 5);

        // When
        boolean counts = ledger.completed(old);

        // Then
        assertThat(counts).isFalse();
        assertThat(ledger.commits()).isEqualTo(Map.of(PARTITION, map(5)));
    }

    @Test
    void shouldCountACompletionOnce() {
        // Given
        Ticket<String> ticket = received(5);

        // When, Then
        assertThat(ledger.completed(ticket)).isTrue();
        assertThat(ledger.completed(ticket)).isFalse();
    }

    @Test
    void shouldKeepItsPlaceInAPartitionThatIsNeverDone() {
        // Given
        int inFlight = 100;
        int received = 200_000;
        Deque<Ticket<String>> tickets = new ArrayDeque<>();

        // When
        for (int offset = 5; offset < 5 + received; offset++) {
            tickets.add(received(offset));
            if (tickets.size() > inFlight) {
                assertThat(ledger.completed(tickets.remove())).isTrue();
            }
        }

        // Then
        assertThat(ledger.openCount()).isEqualTo(inFlight);
        assertThat(tickets).allMatch(ledger::isOpen);
        assertThat(ledger.commits()).isEqualTo(Map.of(PARTITION, map(5 + received - inFlight)));
    }

    @Test
    void shouldRefuseOffsetsThatDoNotRise() {
        // Given
        ledger.received(PARTITION, 5);

        // When, Then
        assertThatThrownBy(() -> ledger.received(PARTITION, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private Ticket<String> received(long offset) {
        return ledger.received(PARTITION, offset).orElseThrow();
    }

    private static OffsetMap map(long commitPoint, long... completed) {
        BitSet ahead = new BitSet();
        LongStream.of(completed).forEach(offset -> ahead.set((int) (offset - commitPoint)));
        return new OffsetMap(commitPoint, ahead);
    }
}
