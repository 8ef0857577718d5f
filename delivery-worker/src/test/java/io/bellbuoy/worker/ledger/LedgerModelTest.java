package io.bellbuoy.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Compares the ledger with a model that knows nothing but sets of all that happened, whatever happens. */
final class LedgerModelTest {

    private static final int PARTITIONS = 3;
    private static final int STEPS = 400;
    private static final OffsetMapCodec CODEC = new OffsetMapCodec("cluster");

    private enum What {
        ASSIGN,
        COMMIT,
        LOSE,
        RECEIVE,
        COMPLETE
    }

    /** Something that happens; the choice says to which offset, or how large a hole the log has there. */
    private record Step(What what, int partition, int choice) {}

    private final Ledger<Integer> ledger = new Ledger<>();
    private final List<Ticket<Integer>> tickets = new ArrayList<>();
    private final Map<Integer, Partition> partitions = new HashMap<>();

    @Property
    void shouldKnowWhatIsCompleteAndNothingElse(@ForAll("steps") List<Step> steps) {
        for (Step step : steps) {
            // When
            take(step, partitions.computeIfAbsent(step.partition(), number -> new Partition()));

            // Then
            Map<Integer, OffsetMap> commits = ledger.commits();
            partitions.forEach((number, partition) -> {
                assertThat(commits.containsKey(number)).isEqualTo(partition.hasReceived());
                Optional.ofNullable(commits.get(number)).ifPresent(partition::verify);
            });
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<What> whats = Arbitraries.frequency(
                tuple(3, What.ASSIGN),
                tuple(5, What.COMMIT),
                tuple(2, What.LOSE),
                tuple(50, What.RECEIVE),
                tuple(40, What.COMPLETE));
        return Combinators.combine(
                        whats,
                        Arbitraries.integers().between(0, PARTITIONS - 1),
                        Arbitraries.integers().between(0, 999))
                .as(Step::new)
                .list()
                .ofMaxSize(STEPS);
    }

    private static Tuple2<Integer, What> tuple(int frequency, What what) {
        return Tuple.of(frequency, what);
    }

    private void take(Step step, Partition partition) {
        switch (step.what()) {
            case ASSIGN -> assign(step.partition(), partition);
            case COMMIT -> partition.commit(ledger.commits().get(step.partition()));
            case LOSE -> lose(step.partition(), partition);
            case RECEIVE -> receive(step, partition);
            case COMPLETE -> complete(step);
        }
    }

    private void assign(int number, Partition partition) {
        OffsetMap committed =
                CODEC.decode(partition.commitPoint, partition.metadata).orElseThrow();
        ledger.assigned(number, committed);
        partition.assigned();
    }

    private void lose(int number, Partition partition) {
        ledger.released(number);
        partition.lost();
    }

    private void receive(Step step, Partition partition) {
        if (partition.isAssigned) {
            long offset = partition.next(step.choice());
            Optional<Ticket<Integer>> ticket = ledger.received(step.partition(), offset);
            assertThat(ticket.isEmpty()).isEqualTo(partition.known.contains(offset));
            ticket.ifPresent(tickets::add);
            ticket.ifPresent(partition.open::add);
        }
    }

    /** Any ticket ever given: completed twice, or of an assignment long gone, too. */
    private void complete(Step step) {
        if (!tickets.isEmpty()) {
            Ticket<Integer> ticket = tickets.get(step.choice() % tickets.size());
            Partition partition = partitions.get(ticket.partition());
            assertThat(ledger.isOpen(ticket)).isEqualTo(partition.open.contains(ticket));
            assertThat(ledger.completed(ticket)).isEqualTo(partition.completed(ticket));
        }
    }

    /** A partition's log, what Kafka has of its commits, and what its owner knows. */
    private static final class Partition {

        private final TreeSet<Long> log = new TreeSet<>();
        private long commitPoint;
        private String metadata = "";
        private Set<Long> committed = Set.of();

        private boolean isAssigned;
        private boolean hasReceived;
        private long position;
        private Set<Long> known = new HashSet<>();
        private final Set<Ticket<Integer>> open = new HashSet<>();

        void assigned() {
            lost();
            isAssigned = true;
            hasReceived = false;
            position = commitPoint;
            known = new HashSet<>(committed);
        }

        void lost() {
            isAssigned = false;
            open.clear();
            known.clear();
        }

        /** The log's next record, written now unless it is there. */
        long next(int choice) {
            Long offset = log.ceiling(position);
            if (offset == null) {
                offset = position + (choice % 4 == 0 ? choice % 7 : 0);
                log.add(offset);
            }
            position = offset + 1;
            hasReceived = true;
            return offset;
        }

        boolean completed(Ticket<Integer> ticket) {
            boolean counts = open.remove(ticket);
            if (counts) {
                known.add(ticket.offset());
            }
            return counts;
        }

        void commit(OffsetMap map) {
            if (map != null) {
                commitPoint = map.commitPoint();
                metadata = CODEC.encode(map);
                committed = Set.copyOf(known);
            }
        }

        boolean hasReceived() {
            return isAssigned && hasReceived;
        }

        void verify(OffsetMap map) {
            assertThat(log).allSatisfy(offset -> assertThat(offset < map.commitPoint() || map.isComplete(offset))
                    .as("%d in %s", offset, map)
                    .isEqualTo(known.contains(offset)));
            assertThat(map.isComplete(map.commitPoint())).isFalse();
        }
    }
}
