package io.bellbuoy.ingest.kafka;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Threads for what has to wait for Kafka: a few at a time, some more in line, and no one beyond. Any thread may call. */
public final class WaitingRoom {

    private static final int THREADS = 4;
    private static final int IN_LINE = 16;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final String name;
    private final ThreadPoolExecutor threads;

    /**
     * A room.
     *
     * @param name of its threads, and of what they do to whoever finds no room
     */
    public WaitingRoom(String name) {
        this.name = name;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(IN_LINE),
                task -> new Thread(task, name));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Completes with what the call comes to, or fails with {@link UnavailableException} when there is no room. */
    public <T> CompletableFuture<T> submit(Supplier<T> call) {
        try {
            return CompletableFuture.supplyAsync(call, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new UnavailableException("Too much of it is under way: " + name + "; nothing was begun", e));
        }
    }

    /** Interrupts what does not end soon. */
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
