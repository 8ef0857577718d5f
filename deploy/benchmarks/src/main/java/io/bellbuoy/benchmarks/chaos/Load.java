package io.bellbuoy.benchmarks.chaos;

import io.bellbuoy.benchmarks.delivery.Feeder;
import io.bellbuoy.benchmarks.delivery.Traffic;
import io.bellbuoy.benchmarks.installation.Installation;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes notifications for a few subscriptions, so many a second, on a thread of its own until it is stopped. */
final class Load implements AutoCloseable {

    private static final int SUBSCRIPTIONS = 20;

    private final Traffic traffic;
    private final Feeder feeder;
    private final long everyNanos;
    private final CompletableFuture<Integer> written = new CompletableFuture<>();
    private volatile boolean isStopping;

    private Load(Traffic traffic, Feeder feeder, int perSecond) {
        this.traffic = traffic;
        this.feeder = feeder;
        this.everyNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    static Load start(Installation installation, String sink, int perSecond) {
        Traffic traffic = Traffic.to(sink, SUBSCRIPTIONS);
        Feeder feeder = Feeder.prompt(installation, traffic);
        feeder.putSubscriptions();
        Load load = new Load(traffic, feeder, perSecond);
        new Thread(() -> load.written.completeAsync(load::write, Runnable::run), "load").start();
        return load;
    }

    /** Writes no more, and says what was written. Kafka has all of it: the producer does not give up before this ends. */
    Set<String> stop() {
        isStopping = true;
        int count = written.join();
        feeder.flush();
        return IntStream.range(0, count).mapToObj(Load::id).collect(Collectors.toSet());
    }

    private int write() {
        long begun = System.nanoTime();
        int count = 0;
        while (!isStopping) {
            feeder.putNotification(traffic.notification(count, id(count)));
            count++;
            sleepUntil(begun + count * everyNanos);
        }
        return count;
    }

    private static void sleepUntil(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }

    private static String id(int number) {
        return "ntf_" + number;
    }

    @Override
    public void close() {
        stop();
        feeder.close();
    }
}
