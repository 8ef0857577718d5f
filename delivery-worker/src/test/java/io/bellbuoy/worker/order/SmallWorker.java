package io.bellbuoy.worker.order;

import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One ordered subscription, its topics and its worker: what is committed survives a crash, and nothing else. */
final class SmallWorker {

    private static final SubscriptionKey KEY = new SubscriptionKey("acme", "ci");

    /** Other subscriptions' are between them. */
    private static final int APART = 3;

    // In Kafka.
    private final Set<Long> unread = new TreeSet<>();
    private final Map<Long, Turn> onRungs = new TreeMap<>();
    private Optional<DeliveryOrder> memory = Optional.empty();

    // In the worker.
    private final Deque<Runnable> uncommitted = new ArrayDeque<>();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final Set<Long> inHand = new TreeSet<>();
    private final Set<Long> overUncommitted = new TreeSet<>();
    private Line line = new Line(Duration.ofDays(1));
    private @Nullable Turn inFlight;

    private final Map<Long, Long> overtakings = new HashMap<>();

    SmallWorker(int notifications) {
        for (long number = 0; number < notifications; number++) {
            unread.add(number * APART);
        }
    }

    boolean isAllOver() {
        return unread.isEmpty() && onRungs.isEmpty();
    }

    boolean remembers() {
        return memory.isPresent();
    }

    /** Who was sent before whom. */
    Map<Long, Long> overtakings() {
        return overtakings;
    }

    void read() {
        unread.stream().filter(offset -> !inHand.contains(offset)).findFirst().ifPresent(offset -> {
            line.arrived(offset);
            open(line.turn(offset));
        });
    }

    void takeFromRung(int choice) {
        List<Turn> there = onRungs.values().stream()
                .filter(turn -> !inHand.contains(turn.number()))
                .toList();
        if (!there.isEmpty()) {
            open(there.get(choice % there.size()));
        }
    }

    void send() {
        if (inFlight == null && !waiting.isEmpty()) {
            Turn turn = waiting.remove();
            if (line.isNext(turn)) {
                inFlight = turn;
                outstandingBefore(turn).ifPresent(overtaken -> overtakings.put(turn.number(), overtaken));
            } else {
                postpone(turn);
            }
        }
    }

    void succeed() {
        if (inFlight != null) {
            long number = inFlight.number();
            overUncommitted.add(number);
            settle(inFlight, Optional.empty(), () -> {
                onRungs.remove(number);
            });
            inFlight = null;
        }
    }

    void fail() {
        if (inFlight != null) {
            postpone(inFlight);
            inFlight = null;
        }
    }

    void park(int choice) {
        if (!waiting.isEmpty()) {
            List<Turn> all = new ArrayList<>(waiting);
            Turn parked = all.get(choice % all.size());
            waiting.remove(parked);
            postpone(parked);
        }
    }

    void commit() {
        uncommitted.forEach(Runnable::run);
        uncommitted.clear();
        overUncommitted.clear();
    }

    void crash() {
        uncommitted.clear();
        overUncommitted.clear();
        waiting.clear();
        inHand.clear();
        inFlight = null;
        line = new Line(Duration.ofDays(1));
        memory.ifPresent(line::recall);
    }

    /** Nothing fails any more; all come by in turn. Gives up when that takes longer than it possibly can. */
    void workUntilAllIsOver() {
        int most = 10 + unread.size() + onRungs.size();
        for (int round = 0; round < most && !isAllOver(); round++) {
            readAll();
            while (inFlight != null || !waiting.isEmpty()) {
                send();
                succeed();
            }
            commit();
        }
    }

    private void readAll() {
        for (int times = unread.size() + onRungs.size(); times > 0; times--) {
            read();
            takeFromRung(times);
        }
    }

    private void open(Turn turn) {
        inHand.add(turn.number());
        if (line.joins(turn, Samples.TIME)) {
            waiting.add(turn);
        } else {
            postpone(turn);
        }
    }

    private void postpone(Turn turn) {
        settle(turn, Optional.of(Samples.TIME.plusSeconds(5)), () -> onRungs.put(turn.number(), turn));
    }

    private void settle(Turn turn, Optional<Instant> due, Runnable written) {
        line.take(new Step(KEY, turn, true, due, Samples.TIME));
        Optional<DeliveryOrder> remembered = line.memory(KEY);
        uncommitted.add(() -> {
            unread.remove(turn.number());
            inHand.remove(turn.number());
            memory = remembered;
            written.run();
        });
    }

    private Optional<Long> outstandingBefore(Turn turn) {
        Set<Long> outstanding = new TreeSet<>(unread);
        outstanding.addAll(onRungs.keySet());
        outstanding.removeAll(overUncommitted);
        return outstanding.stream().filter(number -> number < turn.number()).findFirst();
    }
}
