package io.bellbuoy.worker.gate;

import io.bellbuoy.topics.SubscriptionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Divides a lane's requests among endpoints. What comes in is let go when its endpoint's limits allow it, waits while that
 * is worth it, and is parked else; whatever an endpoint does, it takes no more than its part from the others. Knows no
 * clock, no thread and no Kafka: the lane tells the time. Confined to one thread.
 *
 * @param <T> what the lane lets in
 */
public final class Gate<T> {

    /** So many endpoints that lacked a slot are looked at again for each slot that is given back. */
    private static final int SECOND_LOOKS = 2;

    /**
     * When so many have been parked, those of further endpoints wait for the next time: when a hundred endpoints hang, they
     * time out together.
     */
    private static final int PARKED_AT_ONCE = 50;

    private final GateSettings settings;
    private final Departures<T> departures;
    private final Slots slots;
    private final Map<SubscriptionKey, EndpointQueue<T>> endpoints = new HashMap<>();

    // Where an endpoint is looked for somebody who can begin: at once, when a slot is given back, or when it is time.
    private final Set<EndpointQueue<T>> ready = new LinkedHashSet<>();
    private final Set<EndpointQueue<T>> starved = new LinkedHashSet<>();
    private final Set<EndpointQueue<T>> sleeping = new HashSet<>();

    /** Where somebody waits who cannot stay. */
    private final Set<EndpointQueue<T>> leaving = new LinkedHashSet<>();

    private final Queue<Alarm<T>> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::at));

    private @Nullable EndpointQueue<T> crowded;
    private Instant nextSweep = Instant.MIN;
    private int waiting;

    /**
     * Opens a gate.
     *
     * @param departures hears of everyone whose wait is over, while {@link #admit} or {@link #release} runs
     */
    public Gate(GateSettings settings, Departures<T> departures) {
        this.settings = settings;
        this.departures = departures;
        this.slots = new Slots(settings);
    }

    /** Whether the lane had better take nothing new: all slots are taken, or much waits for those who keep up with it. */
    public boolean isFull(Instant now) {
        return !slots.isAnyFree() || waiting >= GateSettings.MAX_WAITING || isWaitingForCrowded(now);
    }

    /** Requests that are open. */
    public int inFlight() {
        return slots.taken();
    }

    /** How many wait. */
    public int waiting() {
        return waiting;
    }

    /** Endpoints that are only probed. */
    public int tripped() {
        return Math.toIntExact(
                endpoints.values().stream().filter(EndpointQueue::isTripped).count());
    }

    /** Lets one in, or parks it. */
    public void admit(SubscriptionKey key, Limits limits, Visit visit, T item, Instant now) {
        EndpointQueue<T> queue = visited(key, limits, now);
        Optional<Parking.Cause> closed = queue.closed(now);
        if (closed.isPresent()) {
            departures.park(item, queue.early(closed.get(), now));
        } else if (queue.isCongested(now)) {
            departures.park(item, queue.overflow(visit, now));
        } else {
            await(queue, new Pass<>(item, visit, queue, now));
        }
    }

    /** Parks one that cannot go before others that are parked: no sooner than those may be through. */
    public void turnAway(SubscriptionKey key, Limits limits, Visit visit, T item, Instant now) {
        EndpointQueue<T> queue = visited(key, limits, now);
        departures.park(item, queue.overflow(visit, now));
    }

    /** Lets go all whose turn has come by now, and parks some of those that cannot stay. */
    public void release(Instant now) {
        wakeUp(now);
        sweep(now);
        while (!ready.isEmpty()) {
            look(first(ready), now);
        }
        for (int parked = 0; parked < PARKED_AT_ONCE && !leaving.isEmpty(); ) {
            parked += parkLeaving(first(leaving), now);
        }
    }

    /** The endpoint took it. */
    public void succeeded(Pass<T> pass, Instant now) {
        pass.queue().succeeded(pass.begun(), now);
        left(pass);
    }

    /**
     * The endpoint did not take it.
     *
     * @param pause how long it wants to be left alone
     */
    public void failed(Pass<T> pass, Duration pause, Instant now) {
        pass.queue().failed(pass.begun(), pause, now);
        left(pass);
    }

    /** It is no longer in flight, and says nothing about the endpoint. */
    public void left(Pass<T> pass) {
        EndpointQueue<T> queue = pass.queue();
        queue.left();
        slots.giveBack(pass.visit().kind(), pass.host());
        ready.add(queue);
        for (int looks = 0; looks < SECOND_LOOKS && !starved.isEmpty(); looks++) {
            ready.add(first(starved));
        }
    }

    /** Sends those that wait for whom this holds away. */
    public List<T> forget(Predicate<T> leaves) {
        List<T> forgotten = endpoints.values().stream()
                .flatMap(queue -> queue.sendAway(pass -> leaves.test(pass.item())).stream())
                .map(Pass::item)
                .toList();
        waiting -= forgotten.size();
        return forgotten;
    }

    /** How long nothing comes due by time alone, at most so long. */
    public Duration untilNext(Instant now, Duration atMost) {
        if (!leaving.isEmpty()) {
            return Duration.ZERO;
        }
        Alarm<T> next = alarms.peek();
        if (next == null || next.at().isAfter(now.plus(atMost))) {
            return atMost;
        }
        return next.at().isAfter(now) ? Duration.between(now, next.at()) : Duration.ZERO;
    }

    private EndpointQueue<T> visited(SubscriptionKey key, Limits limits, Instant now) {
        EndpointQueue<T> queue = endpoints.computeIfAbsent(key, absent -> new EndpointQueue<>(limits, settings));
        queue.obey(limits);
        queue.visited(now);
        return queue;
    }

    private boolean isWaitingForCrowded(Instant now) {
        if (crowded != null && (!crowded.isCrowded() || crowded.isCongested(now))) {
            crowded = null;
        }
        return crowded != null;
    }

    private void await(EndpointQueue<T> queue, Pass<T> pass) {
        queue.admit(pass);
        waiting++;
        ready.add(queue);
        if (queue.isCrowded()) {
            crowded = queue;
        }
    }

    private void wakeUp(Instant now) {
        while (!alarms.isEmpty() && !alarms.element().at().isAfter(now)) {
            EndpointQueue<T> queue = alarms.remove().queue();
            sleeping.remove(queue);
            ready.add(queue);
        }
    }

    private void sweep(Instant now) {
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(GateSettings.SWEEP);
        endpoints.values().forEach(EndpointQueue::validate);
        endpoints.values().stream().filter(queue -> queue.waiting() > 0).forEach(leaving::add);
        endpoints.values().removeIf(queue -> queue.isForgettable(now));
    }

    private void look(EndpointQueue<T> queue, Instant now) {
        if (queue.closed(now).isPresent()) {
            leaving.add(queue);
        } else if (queue.isWilling()) {
            lookForSlot(queue, now);
        }
        // One that is at its own limits is looked at again when one of its own has left.
    }

    private void lookForSlot(EndpointQueue<T> queue, Instant now) {
        if (queue.nextByPace().isAfter(now)) {
            sleep(queue);
            return;
        }
        Optional<Pass<T>> next =
                slots.hasShare(queue.host(), queue.inFlight()) ? queue.next(slots::has, now) : Optional.empty();
        next.ifPresentOrElse(pass -> begin(pass, now), () -> starved.add(queue));
    }

    private void sleep(EndpointQueue<T> queue) {
        if (sleeping.add(queue)) {
            alarms.add(new Alarm<>(queue.nextByPace(), queue));
        }
    }

    private void begin(Pass<T> pass, Instant now) {
        EndpointQueue<T> queue = pass.queue();
        queue.begin(pass, now);
        slots.take(pass.visit().kind(), pass.host());
        waiting--;
        // Behind the others: they begin in turn.
        ready.add(queue);
        departures.go(pass);
    }

    /** Parks all who wait for an endpoint that is closed, and of others those who have waited too long; says how many. */
    private int parkLeaving(EndpointQueue<T> queue, Instant now) {
        Optional<Parking.Cause> closed = queue.closed(now);
        Instant latest = now.minus(GateSettings.LONGEST_WAIT);
        List<Pass<T>> passes =
                queue.sendAway(pass -> closed.isPresent() || pass.admitted().isBefore(latest));
        waiting -= passes.size();
        passes.forEach(pass -> departures.park(
                pass.item(),
                closed.map(cause -> queue.early(cause, now)).orElseGet(() -> queue.overflow(pass.visit(), now))));
        if (closed.isEmpty()) {
            // It may have been closed when it was last looked at.
            ready.add(queue);
        }
        return passes.size();
    }

    private static <E> E first(Set<E> set) {
        Iterator<E> elements = set.iterator();
        E first = elements.next();
        elements.remove();
        return first;
    }

    private record Alarm<T>(Instant at, EndpointQueue<T> queue) {}
}
