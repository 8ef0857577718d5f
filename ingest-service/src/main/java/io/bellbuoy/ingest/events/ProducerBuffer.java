package io.bellbuoy.ingest.events;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;

/** How full a producer's buffers are, by its own metrics. Any thread may ask. */
final class ProducerBuffer {

    /** What is being read while they are asked has to fit as well. */
    private static final double RESERVED = 0.25;

    private final Metric available;
    private final double leastAvailable;

    ProducerBuffer(Producer<?, ?> producer) {
        this.available = metric(producer, "buffer-available-bytes");
        this.leastAvailable = RESERVED * value(metric(producer, "buffer-total-bytes"));
    }

    boolean hasRoom() {
        return value(available) >= leastAvailable;
    }

    private static double value(Metric metric) {
        return (double) metric.metricValue();
    }

    private static Metric metric(Producer<?, ?> producer, String name) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
