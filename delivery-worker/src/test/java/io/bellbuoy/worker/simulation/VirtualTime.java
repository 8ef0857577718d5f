package io.bellbuoy.worker.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** Time that passes only where somebody waits, from one event to the next. Confined to one thread. */
public final class VirtualTime extends Clock {

    static final Instant BEGINNING = Instant.parse("2026-11-21T06:00:00Z");

    private final Queue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private Instant now = BEGINNING;
    private long planned;

    /** Has something happen later; what is planned for one instant happens in the order in which it was planned. */
    void plan(Duration delay, Runnable action) {
        events.add(new Event(now.plus(delay), planned++, action));
    }

    /** Lets time pass until this holds, at most so long. */
    public void pass(BooleanSupplier until, Duration atMost) {
        Instant end = now.plus(atMost);
        while (!until.getAsBoolean() && isNextBy(end)) {
            Event next = events.remove();
            now = next.at();
            next.action().run();
        }
        if (!until.getAsBoolean()) {
            now = end;
        }
    }

    Duration elapsed() {
        return Duration.between(BEGINNING, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nobody here asks for local time");
    }

    private boolean isNextBy(Instant end) {
        return !events.isEmpty() && !events.element().at().isAfter(end);
    }

    private record Event(Instant at, long number, Runnable action) {}
}
