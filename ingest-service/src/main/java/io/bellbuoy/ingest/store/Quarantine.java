package io.bellbuoy.ingest.store;

import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.kit.management.Metric;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.view.UnreadableRecords;
import io.bellbuoy.topics.Quarantined;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets unreadable records aside, as they are, with where they were and why. Any thread may call. */
final class Quarantine implements UnreadableRecords, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final String ROLE = "ingest";

    private final String topic;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Counter counter;
    private @Nullable Producer<byte[], byte[]> producer;

    /** A quarantine that opens a producer when it meets its first record, which few ever do. */
    Quarantine(String topic, Metrics metrics, Supplier<Producer<byte[], byte[]>> producers) {
        this.topic = topic;
        this.producers = producers;
        this.counter = metrics.counter(Metric.QUARANTINED, ROLE);
    }

    @Override
    public synchronized void skipped(ConsumerRecord<byte[], byte[]> raw, Exception why) {
        // The view is being stopped while it waits for the registry; the record is as good as any.
        if (why instanceof InterruptException) {
            return;
        }
        warn("Setting an unreadable record aside", raw, why);
        TopicPartition from = new TopicPartition(raw.topic(), raw.partition());
        Headers headers =
                Quarantined.headers(raw.headers(), ROLE, from, raw.offset(), String.valueOf(why.getMessage()));
        open().send(new ProducerRecord<>(topic, null, raw.key(), raw.value(), headers), (metadata, failure) -> {
            if (failure == null) {
                counter.increment();
            } else {
                warn("Could not set an unreadable record aside", raw, failure);
            }
        });
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }

    private Producer<byte[], byte[]> open() {
        Producer<byte[], byte[]> current = producer == null ? producers.get() : producer;
        producer = current;
        return current;
    }

    private static void warn(String what, ConsumerRecord<byte[], byte[]> raw, Exception why) {
        LOG.atWarn()
                .addKeyValue(LogKeys.TOPIC, raw.topic())
                .addKeyValue(LogKeys.PARTITION, raw.partition())
                .addKeyValue(LogKeys.OFFSET, raw.offset())
                .addKeyValue(LogKeys.REASON, why.getMessage())
                .log(what);
    }
}
