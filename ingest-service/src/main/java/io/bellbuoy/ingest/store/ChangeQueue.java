package io.bellbuoy.ingest.store;

import io.bellbuoy.ingest.kafka.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Changes, made one after the other on a thread of their own. Any thread may hand one in, and none waits. */
public final class ChangeQueue {

    private static final int MAX_WAITING = 256;

    private final Duration patience;
    private final ThreadPoolExecutor thread;

    /**
     * A queue.
     *
     * @param name of its thread
     * @param patience how long a change waits for its turn at most
     */
    public ChangeQueue(String name, Duration patience) {
        this.patience = patience;
        this.thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> new Thread(task, name));
    }

    /** Completes with what the change came to, or fails with {@link UnavailableException} if it was not begun. */
    public <T> CompletableFuture<T> submit(Supplier<T> change) {
        CompletableFuture<T> result = new CompletableFuture<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            thread.execute(() -> run(change, deadline, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(
                    new UnavailableException("Too many changes are waiting, and nothing was changed", e));
        }
        return result;
    }

    /** Takes no more, and waits for what was handed in; changes that time out meanwhile are not begun. */
    public void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(2 * patience.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
    }

    private static <T> void run(Supplier<T> change, long deadline, CompletableFuture<T> result) {
        // Its caller has been told that it takes too long: better not done than done behind their back.
        if (System.nanoTime() - deadline > 0) {
            result.completeExceptionally(
                    new UnavailableException("The change had to wait for too long, and nothing was changed", null));
            return;
        }
        try {
            result.complete(change.get());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
