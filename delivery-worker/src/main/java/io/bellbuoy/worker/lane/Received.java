package io.bellbuoy.worker.lane;

import io.bellbuoy.worker.ledger.Ticket;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A record that the lane has taken, and the ticket that stands for its offset. */
record Received(ConsumerRecord<byte[], byte[]> record, Ticket<TopicPartition> ticket) {

    TopicPartition partition() {
        return ticket.partition();
    }
}
