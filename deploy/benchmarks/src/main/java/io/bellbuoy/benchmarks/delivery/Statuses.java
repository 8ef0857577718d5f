package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.events.DeliveryStatus;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The committed statuses, one round's after the other's. For one thread. */
final class Statuses implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], DeliveryStatus> consumer;

    private Statuses(KafkaConsumer<byte[], DeliveryStatus> consumer) {
        this.consumer = consumer;
    }

    static Statuses of(Installation installation) {
        return new Statuses(installation.statuses());
    }

    /**
     * Reads all that have come since the last time, and says how many.
     *
     * @throws IllegalStateException when one of them is of an attempt that failed
     */
    long readNew() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long read = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], DeliveryStatus> record : consumer.poll(POLL)) {
                requireDelivered(record.value());
                read++;
            }
        }
        return read;
    }

    private static void requireDelivered(DeliveryStatus status) {
        if (!status.getOutcome().getVerdict().equals("delivered")) {
            throw new IllegalStateException("Not delivered: " + status);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
