package io.bellbuoy.benchmarks.ingest;

import io.bellbuoy.benchmarks.Figures;
import java.time.Duration;
import java.util.List;

/**
 * Some time under one load.
 *
 * @param perSecond requests that were due; of a saturation, nothing
 * @param processorTime that the service took for it
 */
record Phase(Shape shape, double perSecond, Duration length, Tally tally, Duration processorTime) {

    private static final double SECONDS = 1e9;
    private static final double MOST_P99_MILLIS = 50;

    /** Whether everything was accepted, and in time. */
    boolean isSustained() {
        boolean isAllAccepted = tally.refused() + tally.failed() + tally.unsent() == 0;
        return isAllAccepted && tally.millis(99) <= MOST_P99_MILLIS;
    }

    double requestsPerSecond() {
        return tally.accepted() * SECONDS / length.toNanos();
    }

    double eventsPerSecond() {
        return requestsPerSecond() * shape.events();
    }

    /** Events for each second of the service's processor time. */
    double eventsPerSecondAndCore() {
        return tally.accepted() * shape.events() * SECONDS / processorTime.toNanos();
    }

    List<String> row() {
        return List.of(
                shape.title(),
                Figures.grouped(eventsPerSecondAndCore()),
                Figures.grouped(eventsPerSecond()),
                Figures.grouped(requestsPerSecond()),
                Figures.fine(tally.millis(50)),
                Figures.fine(tally.millis(99)),
                Figures.fine(tally.millis(100)));
    }
}
