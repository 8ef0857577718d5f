package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.events.Notification;
import io.bellbuoy.serde.AvroSerdes;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Events at an even pace, each wanted by one subscription, and a reader of their notifications. Whoever cannot keep up is not
 * waited for: an event's time counts from when it was due to be sent.
 */
final class SteadyStream implements AutoCloseable {

    static final int PER_SECOND = 1_000;

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private final Feeder feeder;
    private final Notifications notifications;
    private final Deserializer<Notification> values;
    private final CompletableFuture<Void> sending;
    private final long start = System.nanoTime();
    private final BitSet met = new BitSet();

    private SteadyStream(Installation installation, FanOut fanOut, int events) {
        this.feeder = Feeder.prompt(installation, fanOut);
        this.notifications = Notifications.of(installation);
        this.values = AvroSerdes.deserializer(
                Notification.class, installation.clients().serde());
        this.sending = CompletableFuture.runAsync(() -> send(events));
    }

    /** Sends so many events from now on. */
    static SteadyStream start(Installation installation, FanOut fanOut, int events) {
        return new SteadyStream(installation, fanOut, events);
    }

    private void send(int events) {
        for (int number = 0; number < events; number++) {
            while (System.nanoTime() < due(number)) {
                LockSupport.parkNanos(due(number) - System.nanoTime());
            }
            feeder.putEvent(number);
        }
    }

    private long due(int number) {
        return start + number * INTERVAL;
    }

    /**
     * Reads until so many notifications were there since the start, or a few more.
     *
     * @throws IllegalStateException if one of them came before
     */
    Readings readUntil(int count) {
        Readings readings = new Readings();
        notifications.readUntil(count, batch -> note(batch, readings));
        return readings;
    }

    private void note(ConsumerRecords<byte[], byte[]> batch, Readings readings) {
        long now = System.nanoTime();
        readings.arrived(now);
        batch.forEach(record -> {
            int number = FanOut.number(
                    values.deserialize(record.topic(), record.value()).getEvent());
            if (met.get(number)) {
                throw new IllegalStateException("Two notifications of event " + number);
            }
            met.set(number);
            readings.latencies.recordValue(now - due(number));
        });
    }

    @Override
    public void close() {
        sending.join();
        feeder.close();
        notifications.close();
    }

    /** How long notifications took, in ns, and for how long there was none. */
    static final class Readings {

        private final Histogram latencies = new Histogram(3);
        private long arrival = System.nanoTime();
        private long longestGap;

        private void arrived(long now) {
            longestGap = Math.max(longestGap, now - arrival);
            arrival = now;
        }

        double millisAt(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e6;
        }

        Duration longestGap() {
            return Duration.ofNanos(longestGap);
        }
    }
}
