package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.ledger.Ledger;
import io.bellbuoy.worker.ledger.Ticket;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records that a lane has in hand: those that wait for room, and those on their way. What is polled beyond the room
 * waits here, at most one poll of it. Confined to the lane's thread.
 */
final class InHand {

    private final int maxInFlight;
    private final Ledger<TopicPartition> ledger = new Ledger<>();
    private final Deque<Received> waiting = new ArrayDeque<>();
    private final Set<Ticket<TopicPartition>> inFlight = new HashSet<>();

    InHand(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(ledger::assigned);
    }

    /** Forgets the partitions; what comes back of them later is void. */
    void released(Collection<TopicPartition> partitions) {
        forgetWaiting(partitions);
        partitions.forEach(ledger::released);
    }

    /** Drops what was not begun; its offsets stay open, so that whoever comes next receives it again. */
    void forgetWaiting(Collection<TopicPartition> partitions) {
        waiting.removeIf(received -> partitions.contains(received.partition()));
    }

    void received(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        waiting.add(new Received(record, ledger.received(partition, record.offset())));
    }

    /** The next to begin, if there is one and room for it. */
    Optional<Received> next() {
        return inFlight.size() < maxInFlight ? Optional.ofNullable(waiting.peek()) : Optional.empty();
    }

    /** The one that {@link #next} gave is on its way. */
    void begun() {
        inFlight.add(waiting.remove().ticket());
    }

    /** Nothing was decided: it waits again, before all others. */
    void returned(Received received) {
        if (inFlight.remove(received.ticket()) && ledger.isOpen(received.ticket())) {
            waiting.addFirst(received);
        }
    }

    /** True when its outcome counts; false when the partition was lost in the meantime. */
    boolean completed(Received received) {
        inFlight.remove(received.ticket());
        return ledger.completed(received.ticket());
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    boolean isInFlight(Collection<TopicPartition> partitions) {
        return inFlight.stream().anyMatch(ticket -> partitions.contains(ticket.partition()));
    }

    Map<TopicPartition, Long> commitPoints() {
        return ledger.commitPoints();
    }
}
