package io.bellbuoy.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the ledger with a model that knows nothing but a list of all that happened. */
final class LedgerPropertyTest {

    private static final int STEPS = 5_000;
    private static final int PARTITIONS = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldAgreeWithTheModelWhateverHappens(long seed) {
        // Given
        Random random = new Random(seed);
        Ledger<Integer> ledger = new Ledger<>();
        Model model = new Model();
        List<Ticket<Integer>> tickets = new ArrayList<>();
        Map<Integer, Long> nextOffsets = new HashMap<>();

        for (int step = 0; step < STEPS; step++) {
            int partition = random.nextInt(PARTITIONS);

            // When
            int what = random.nextInt(100);
            if (what < 2) {
                ledger.assigned(partition);
                model.assigned(partition);
                nextOffsets.put(partition, (long) random.nextInt(50));
            } else if (what < 3) {
                ledger.released(partition);
                model.released(partition);
                nextOffsets.remove(partition);
            } else if (what < 50 && nextOffsets.containsKey(partition)) {
                long offset = nextOffsets.get(partition) + (random.nextInt(4) == 0 ? random.nextInt(5) : 0);
                Ticket<Integer> ticket = ledger.received(partition, offset);
                model.received(ticket);
                tickets.add(ticket);
                nextOffsets.put(partition, offset + 1);
            } else if (!tickets.isEmpty()) {
                // Any ticket ever given: completed twice, or of an assignment long gone, too.
                Ticket<Integer> ticket = tickets.get(random.nextInt(tickets.size()));
                assertThat(ledger.completed(ticket)).isEqualTo(model.completed(ticket));
            }

            // Then
            assertThat(ledger.commitPoints()).as("step %d", step).isEqualTo(model.commitPoints());
        }
    }

    /** Per assigned partition everything received in order, and which of it is done. */
    private static final class Model {

        private final Map<Integer, List<Ticket<Integer>>> received = new HashMap<>();
        private final List<Ticket<Integer>> done = new ArrayList<>();

        void assigned(int partition) {
            received.put(partition, new ArrayList<>());
        }

        void released(int partition) {
            received.remove(partition);
        }

        void received(Ticket<Integer> ticket) {
            received.get(ticket.partition()).add(ticket);
        }

        boolean completed(Ticket<Integer> ticket) {
            boolean isOpen =
                    received.getOrDefault(ticket.partition(), List.of()).contains(ticket);
            if (isOpen && !done.contains(ticket)) {
                done.add(ticket);
                return true;
            }
            return false;
        }

        Map<Integer, Long> commitPoints() {
            Map<Integer, Long> points = new HashMap<>();
            received.forEach((partition, tickets) -> {
                if (!tickets.isEmpty()) {
                    points.put(partition, commitPoint(tickets));
                }
            });
            return points;
        }

        private long commitPoint(List<Ticket<Integer>> tickets) {
            return tickets.stream()
                    .filter(ticket -> !done.contains(ticket))
                    .mapToLong(Ticket::offset)
                    .findFirst()
                    .orElseGet(() -> tickets.get(tickets.size() - 1).offset() + 1);
        }
    }
}
