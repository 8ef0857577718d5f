package io.bellbuoy.worker.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Puts the line into a small worker that fails, parks, commits late, dies, and takes from rungs whatever it likes. */
final class LineModelTest {

    private static final int STEPS = 300;

    private enum What {
        READ,
        TAKE_FROM_RUNG,
        SEND,
        SUCCEED,
        FAIL,
        PARK,
        COMMIT,
        CRASH
    }

    /** Something that happens; the choice says to whom, where there are several. */
    private record Event(What what, int choice) {}

    @Property(tries = 3_000)
    void shouldSendInOrderAndLoseNoneWhateverHappens(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 20) int notifications) {
        // Given
        SmallWorker worker = new SmallWorker(notifications);

        // When
        events.forEach(event -> happen(event, worker));
        worker.workUntilAllIsOver();

        // Then
        assertThat(worker.isAllOver()).isTrue();
        assertThat(worker.overtakings()).isEmpty();
        assertThat(worker.remembers()).isFalse();
    }

    private static void happen(Event event, SmallWorker worker) {
        switch (event.what()) {
            case READ -> worker.read();
            case TAKE_FROM_RUNG -> worker.takeFromRung(event.choice());
            case SEND -> worker.send();
            case SUCCEED -> worker.succeed();
            case FAIL -> worker.fail();
            case PARK -> worker.park(event.choice());
            case COMMIT -> worker.commit();
            case CRASH -> worker.crash();
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<What> whats = Arbitraries.frequency(
                Tuple.of(6, What.READ),
                Tuple.of(6, What.TAKE_FROM_RUNG),
                Tuple.of(8, What.SEND),
                Tuple.of(4, What.SUCCEED),
                Tuple.of(2, What.FAIL),
                Tuple.of(2, What.PARK),
                Tuple.of(4, What.COMMIT),
                Tuple.of(1, What.CRASH));
        return Combinators.combine(whats, Arbitraries.integers().between(0, 1_000))
                .as(Event::new)
                .list()
                .ofMaxSize(STEPS);
    }
}
