package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.ledger.Ledger;
import io.bellbuoy.worker.ledger.OffsetMap;
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
 * The records that a lane has in hand: those that wait to be taken, at most one poll of them, and those on their way. Confined to the lane's thread.
 */
final class InHand {

    private final Ledger<TopicPartition> ledger = new Ledger<>();
    private final Deque<Received> waiting = new ArrayDeque<>();
    private final Set<Ticket<TopicPartition>> underway = new HashSet<>();

    /** Takes a partition on, from where it was committed. */
    void assigned(TopicPartition partition, OffsetMap committed) {
        ledger.assigned(partition, committed);
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

    /** Takes a record, unless whoever had its partition before completed it. */
    void received(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        ledger.received(partition, record.offset()).ifPresent(ticket -> waiting.add(new Received(record, ticket)));
    }

    /** The next to begin, if there is one. */
    Optional<Received> next() {
        return Optional.ofNullable(waiting.peek());
    }

    /** The one that {@link #next} gave is on its way. */
    void begun() {
        underway.add(waiting.remove().ticket());
    }

    /** Nothing was decided: it waits again, before all others. */
    void returned(Received received) {
        if (underway.remove(received.ticket()) && ledger.isOpen(received.ticket())) {
            waiting.addFirst(received);
        }
    }

    /** True when its outcome counts; false when the partition was lost in the meantime. */
    boolean completed(Received received) {
        underway.remove(received.ticket());
        return ledger.completed(received.ticket());
    }

    /** False when the partition was lost in the meantime. */
    boolean isOpen(Received received) {
        return ledger.isOpen(received.ticket());
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** It will not come back; its offset stays open. */
    void forgotten(Received received) {
        underway.remove(received.ticket());
    }

    boolean isUnderway(Collection<TopicPartition> partitions) {
        return underway.stream().anyMatch(ticket -> partitions.contains(ticket.partition()));
    }

    Map<TopicPartition, OffsetMap> commits() {
        return ledger.commits();
    }

    Map<TopicPartition, Long> oldestOpen() {
        return ledger.oldestOpen();
    }

    int open() {
        return ledger.openCount();
    }

    /** The longest way from a commit point to the last received. */
    long widestGap() {
        return ledger.widestGap();
    }

    /** The partitions that are received this far or further ahead of their commit point. */
    Set<TopicPartition> aheadBy(int gap) {
        return ledger.aheadBy(gap);
    }
}
