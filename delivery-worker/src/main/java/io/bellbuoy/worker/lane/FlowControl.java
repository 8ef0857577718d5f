package io.bellbuoy.worker.lane;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The only place where partitions are paused and resumed: every turn says anew which the lane wants to hear of. Confined to
 * the lane's thread.
 */
final class FlowControl {

    private final Consumer<?, ?> consumer;
    private final Arrivals arrivals;
    private final Holds holds;
    private final InHand inHand;
    private final int maxGap;

    /**
     * Flow control of one lane.
     *
     * @param maxGap offsets that a partition may be received ahead of its commit point
     */
    FlowControl(Consumer<?, ?> consumer, Arrivals arrivals, Holds holds, InHand inHand, int maxGap) {
        this.consumer = consumer;
        this.arrivals = arrivals;
        this.holds = holds;
        this.inHand = inHand;
        this.maxGap = maxGap;
    }

    /** Hears of nothing, and keeps polling for its place in the group. */
    void pauseAll() {
        pauseOnly(consumer.assignment());
    }

    /** Hears of no arrival before the next turn says more: the poll that assigned it might bring records at once. */
    void pauseArrivals() {
        consumer.pause(arrivals.partitions());
    }

    /**
     * Hears of everything but what has just arrived, what is not due, and what is too far ahead: how much is sent twice
     * after a crash, and how much a commit has to remember, shall have a bound.
     */
    void hear() {
        Set<TopicPartition> unwanted = new HashSet<>(arrivals.partitions());
        unwanted.addAll(holds.partitions());
        unwanted.addAll(inHand.aheadBy(maxGap));
        pauseOnly(unwanted);
    }

    private void pauseOnly(Collection<TopicPartition> unwanted) {
        Set<TopicPartition> paused = consumer.paused();
        Set<TopicPartition> toPause = new HashSet<>(unwanted);
        toPause.removeAll(paused);
        Set<TopicPartition> toResume = new HashSet<>(paused);
        toResume.removeAll(unwanted);
        consumer.pause(toPause);
        consumer.resume(toResume);
    }
}
