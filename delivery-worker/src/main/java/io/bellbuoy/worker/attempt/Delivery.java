package io.bellbuoy.worker.attempt;

import io.bellbuoy.events.AttemptOutcome;
import io.bellbuoy.events.Notification;
import io.bellbuoy.topics.HeaderNames;
import io.bellbuoy.topics.ReplayedHeader;
import io.bellbuoy.topics.SubscriptionKey;
import io.bellbuoy.worker.order.Step;
import io.bellbuoy.worker.order.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A notification in hand.
 *
 * @param record as it was found
 * @param key of its subscription
 * @param attempts outcomes so far, oldest first
 * @param parkings how often in a row it was parked
 * @param turn in the order of its subscription; empty when it has none
 * @param isOrdered whether it waits for its turn; false for what only brings one along from an order that was given up
 */
public record Delivery(
        ConsumerRecord<byte[], byte[]> record,
        Notification notification,
        SubscriptionKey key,
        List<AttemptOutcome> attempts,
        int parkings,
        Optional<Turn> turn,
        boolean isOrdered) {

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** It stands in line. */
    Delivery inOrder(Turn given) {
        return new Delivery(record, notification, key, attempts, parkings, Optional.of(given), true);
    }

    /** What became of it. */
    Optional<Step> step(Optional<Instant> due, Instant time) {
        return turn.map(known -> new Step(key, known, isOrdered, due, time));
    }

    /** Neither tried nor parked yet; nor replayed, for what is old already gives way to what is new. */
    boolean isFirst() {
        return attempts.isEmpty() && parkings == 0 && replayed().isEmpty();
    }

    /** Whether it only tries its subscription out. Then it counts for nothing: it is tried once, out of turn, whatever that comes to. */
    boolean isTest() {
        return record.headers().lastHeader(HeaderNames.TEST) != null;
    }

    /** When an operator had it sent again; empty for what the matcher made. */
    Optional<Instant> replayed() {
        return ReplayedHeader.read(record.headers());
    }

    /** Number of the attempt that comes now, the first is 1. */
    int attempt() {
        return attempts.size() + 1;
    }
}
