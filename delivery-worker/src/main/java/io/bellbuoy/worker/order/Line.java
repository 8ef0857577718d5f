package io.bellbuoy.worker.order;

import io.bellbuoy.events.AvroTrust;
import io.bellbuoy.events.DeliveryOrder;
import io.bellbuoy.topics.SubscriptionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The notifications of one ordered subscription that are not over, each of which waits for the one before it. They are
 * in hand, on a retry rung, or not read yet; what is known of those on rungs is durable, as they may come back to another
 * worker and in any order, and the rest is found again by reading {@code notifications} from the commit point. Knows no
 * clock and no Kafka. Confined to one thread.
 *
 * <p>One that never comes back, as a rung was deleted or its record could not be read, would stop the line for ever. So
 * when there has been no news of the one whose turn it is for longer than a rung can keep it, the lowest that comes
 * within an hour goes.
 */
public final class Line {

    /** Before any turn. */
    private static final long NONE = -1;

    /** What waits on a rung for its turn comes by more often. */
    private static final Duration SEARCH = Duration.ofHours(1);

    static {
        AvroTrust.ensure();
    }

    private final Duration patience;

    /** Of those in hand that have never been on a rung. */
    private final NavigableSet<Long> fresh = new TreeSet<>();

    /**
     * Of those that have been on a rung and may not be over: the highest, and each that comes right before a fresh one.
     * Whoever reads the fresh ones again finds by it what they come after.
     */
    private final NavigableSet<Long> postponed = new TreeSet<>();

    private long over = NONE;
    private Instant heard = Instant.EPOCH;
    private Optional<Instant> due = Optional.empty();

    /** No lower one is elsewhere than in hand. */
    private long joined = NONE;

    private Instant searchEnds = Instant.MAX;
    private long lowestFound = Long.MAX_VALUE;

    /**
     * A line of which nothing is known yet.
     *
     * @param patience how long there may be no news of the one whose turn it is
     */
    public Line(Duration patience) {
        this.patience = patience;
    }

    /** Takes up what was written of it. What is in hand may have arrived before. */
    public void recall(DeliveryOrder written) {
        over = written.getOver();
        postponed.addAll(written.getPostponed());
        heard = written.getHeard();
    }

    /**
     * One was read from {@code notifications}; it may be told again. All before it were told before.
     *
     * @param offset where it stands there
     */
    public void arrived(long offset) {
        fresh.add(offset);
    }

    /** It does not stand in line after all. */
    public void left(long offset) {
        fresh.remove(offset);
    }

    /** Whether one has arrived that has never been on a rung. */
    public boolean isAnyFresh() {
        return !fresh.isEmpty();
    }

    /** The turn of one that has arrived. */
    public Turn turn(long offset) {
        return new Turn(offset, Math.max(lower(fresh, offset), lower(postponed, offset)));
    }

    /** Whether all before it are over, as far as anybody knows. */
    public boolean isNext(Turn turn) {
        return turn.after() <= over || turn.number() <= over || isStray(turn);
    }

    /** Whether it may wait in memory: all before it are over or wait there, too. */
    public boolean joins(Turn turn, Instant now) {
        search(turn, now);
        boolean joins = isNext(turn) || turn.after() <= joined;
        if (joins) {
            joined = Math.max(joined, turn.number());
        }
        return joins;
    }

    /** When the one whose turn it is comes, or came, from its rung; empty when it was put on none, or nobody knows. */
    public Optional<Instant> due() {
        return due;
    }

    /** Something has become of one in line. */
    public void take(Step step) {
        if (!step.inOrder()) {
            dissolve();
        } else if (isStray(step.turn())) {
            // From a line that was dissolved.
            return;
        } else if (step.due().isPresent()) {
            postponed(step.turn(), step.due().get(), step.time());
        } else {
            over(step.turn().number(), step.time());
        }
    }

    /** What has to be remembered of it; empty when nothing is on a rung. */
    public Optional<DeliveryOrder> memory(SubscriptionKey key) {
        return postponed.isEmpty()
                ? Optional.empty()
                : Optional.of(DeliveryOrder.newBuilder()
                        .setTenant(key.tenant())
                        .setSubscription(key.id())
                        .setOver(over)
                        .setPostponed(List.copyOf(postponed))
                        .setHeard(heard)
                        .build());
    }

    private void over(long number, Instant now) {
        fresh.remove(number);
        reach(number);
        heard = now;
        due = Optional.empty();
    }

    /** All up to this one are over. */
    private void reach(long number) {
        over = Math.max(over, number);
        postponed.headSet(over, true).clear();
    }

    private void postponed(Turn turn, Instant until, Instant now) {
        if (isNext(turn)) {
            due = Optional.of(until);
        }
        if (isNext(turn) || postponed.isEmpty()) {
            heard = now;
        }
        if (fresh.remove(turn.number())) {
            remember(turn.number());
        }
        joined = Math.min(joined, turn.number() - 1);
    }

    private void remember(long number) {
        long before = lower(postponed, number);
        boolean isBeforeAnother = lower(fresh, number) > before;
        if (!isBeforeAnother) {
            postponed.remove(before);
        }
        postponed.add(number);
    }

    /** Nothing is known of a line that it stood in. */
    private boolean isStray(Turn turn) {
        return turn.number() > last(postponed) && !fresh.contains(turn.number());
    }

    /** Whoever stands in it goes as he comes. */
    private void dissolve() {
        reach(Math.max(last(postponed), last(fresh)));
        due = Optional.empty();
    }

    private void search(Turn turn, Instant now) {
        if (postponed.isEmpty() || !heard.plus(patience).isBefore(now)) {
            searchEnds = Instant.MAX;
            lowestFound = Long.MAX_VALUE;
            return;
        }
        if (searchEnds.equals(Instant.MAX)) {
            searchEnds = now.plus(SEARCH);
        }
        lowestFound = Math.min(lowestFound, turn.number());
        if (lowestFound == turn.number() && now.isAfter(searchEnds)) {
            reach(turn.after());
        }
    }

    private static long last(NavigableSet<Long> turns) {
        return turns.isEmpty() ? NONE : turns.last();
    }

    private static long lower(NavigableSet<Long> turns, long number) {
        Long lower = turns.lower(number);
        return lower == null ? NONE : lower;
    }
}
