package io.bellbuoy.worker.attempt;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * What a lane has of its own beside a view of a compacted topic that it writes to: by partition, what it has changed, which
 * may not be written or read back yet. Confined to the lane's thread.
 *
 * <p>Why that survives rebalances: changes are written in the transaction that commits the offsets of the outcomes they come
 * from. Kafka refuses that to a lane that has lost its place in the group, and tells the next owner of the partition no
 * offset before such a transaction has ended. Only then does that owner read a record, and it decides nothing before the
 * view has read all that is in the topic by then. So one lane at a time writes what is known under a key, and knows all of
 * it.
 *
 * @param <V> what is kept, by key
 */
final class Shares<V> {

    private final Supplier<? extends CompletionStage<Void>> caughtUp;
    private final Map<Integer, Share<V>> shares = new HashMap<>();

    /**
     * Has nothing yet.
     *
     * @param caughtUp completes when the view knows everything written before it was asked
     */
    Shares(Supplier<? extends CompletionStage<Void>> caughtUp) {
        this.caughtUp = caughtUp;
    }

    /**
     * What the lane has of one partition.
     *
     * @param caughtUp from when on the view can be relied on
     * @param own what the lane itself has changed
     */
    record Share<V>(Future<Void> caughtUp, Map<String, V> own) {}

    /** The share of a partition; asks the view again when it has not caught up. */
    Share<V> of(int partition) {
        return shares.compute(
                partition, (number, known) -> known == null ? new Share<>(catchUp(), new HashMap<>()) : ready(known));
    }

    /** Forgets what was changed: another lane may change it from now on. */
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> shares.remove(partition.partition()));
    }

    private Share<V> ready(Share<V> known) {
        return known.caughtUp().failed() ? new Share<>(catchUp(), known.own()) : known;
    }

    /** A view that is not running throws. */
    private Future<Void> catchUp() {
        try {
            return Future.fromCompletionStage(caughtUp.get());
        } catch (IllegalStateException e) {
            return Future.failedFuture(e);
        }
    }
}
