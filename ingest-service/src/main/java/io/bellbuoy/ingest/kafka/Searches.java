package io.bellbuoy.ingest.kafka;

import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.replay.Supervisor;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Looks through topics for someone who waits, on a few threads of its own; a search that nobody waits for any more ends. Any
 * thread may hand one in, and none waits.
 */
public final class Searches implements Service {

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 64;

    private final Duration patience;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            task -> new Thread(task, "search"));

    /**
     * Searches.
     *
     * @param patience how long whoever wants something waits for it
     */
    public Searches(Duration patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return "searches";
    }

    @Override
    public void start() {}

    @Override
    public void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    /**
     * Completes with what is found, or fails with {@link UnavailableException} when that takes too long.
     *
     * @param search asks its supervisor often
     */
    public <T> CompletableFuture<T> submit(Function<Supervisor, T> search) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Supervisor deadline = new Deadline(System.nanoTime() + patience.toNanos());
        try {
            threads.execute(() -> run(search, deadline, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new UnavailableException("Too many searches are waiting", e));
        }
        return result;
    }

    private static <T> void run(Function<Supervisor, T> search, Supervisor deadline, CompletableFuture<T> result) {
        try {
            deadline.check();
            result.complete(search.apply(deadline));
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private record Deadline(long nanos) implements Supervisor {

        @Override
        public void check() {
            if (System.nanoTime() - nanos > 0) {
                throw new UnavailableException(
                        "Looking through so much takes too long: ask for one subscription, or since a later time",
                        null);
            }
        }

        @Override
        public void pause(Duration duration) {
            check();
        }
    }
}
