package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.installation.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Notifications at an even pace, until it is closed. Whoever cannot keep up is not waited for: their ids say when they were
 * due, not when they were sent.
 */
final class SteadyLoad implements AutoCloseable {

    private final Feeder feeder;
    private final Traffic traffic;
    private final long intervalNanos;
    private final CompletableFuture<Void> sending;
    private volatile boolean isClosing;

    private SteadyLoad(Feeder feeder, Traffic traffic, double perSecond) {
        this.feeder = feeder;
        this.traffic = traffic;
        this.intervalNanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        this.sending = CompletableFuture.runAsync(this::send);
    }

    static SteadyLoad start(Installation installation, Traffic traffic, double perSecond) {
        return new SteadyLoad(Feeder.prompt(installation, traffic), traffic, perSecond);
    }

    private void send() {
        Instant start = Instant.now();
        for (int number = 0; !isClosing; number++) {
            Instant due = start.plusNanos(number * intervalNanos);
            awaitTime(due);
            feeder.putNotification(traffic.notification(number, DueId.of(due, number)));
        }
    }

    private static void awaitTime(Instant due) {
        for (Instant now = Instant.now(); now.isBefore(due); now = Instant.now()) {
            LockSupport.parkNanos(Duration.between(now, due).toNanos());
        }
    }

    @Override
    public void close() {
        isClosing = true;
        sending.join();
        feeder.close();
    }
}
