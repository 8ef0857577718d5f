package io.bellbuoy.benchmarks.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Looks at the service's memory again and again, on a thread of its own, until it is closed. */
final class MemoryWatch implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final FrontDoor door;
    private final CompletableFuture<Void> looking;
    private volatile Memory most = Memory.NONE;
    private volatile boolean isClosing;

    private MemoryWatch(FrontDoor door) {
        this.door = door;
        this.looking = CompletableFuture.runAsync(this::look);
    }

    static MemoryWatch start(FrontDoor door) {
        return new MemoryWatch(door);
    }

    /** The most that it was of each. */
    Memory most() {
        return most;
    }

    private void look() {
        try {
            while (!isClosing) {
                most = most.most(Memory.now(door));
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The service does not say how it is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails when it could not look. */
    @Override
    public void close() {
        isClosing = true;
        looking.join();
    }
}
