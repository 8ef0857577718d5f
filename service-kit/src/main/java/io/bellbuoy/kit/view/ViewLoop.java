package io.bellbuoy.kit.view;

import io.bellbuoy.kit.logging.LogKeys;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.IsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The view's thread: reads on, opens a new reader when one breaks, and looks every few seconds whether it keeps up.
 *
 * <p>A consumer says nothing when its brokers are gone, it just has no records; hence the looking.
 */
final class ViewLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ViewLoop.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Supplier<? extends ViewReader<?>> readers;
    private final EndOffsets endOffsets;
    private final Positions positions;
    private final Outage outage;
    private final Duration lookTimeout;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run);
    private CompletableFuture<Void> look = CompletableFuture.completedFuture(null);
    private long nextLookNanos = System.nanoTime();

    ViewLoop(
            Supplier<? extends ViewReader<?>> readers,
            EndOffsets endOffsets,
            Positions positions,
            Outage outage,
            Duration lookTimeout) {
        this.readers = readers;
        this.endOffsets = endOffsets;
        this.positions = positions;
        this.outage = outage;
        this.lookTimeout = lookTimeout;
    }

    void start(String name) {
        thread.setName(name);
        thread.start();
    }

    /** Waits for the thread, which is at most one poll or, during an outage, one call to Kafka away from its end. */
    void stop() throws InterruptedException {
        // Not interrupted: a consumer that is cannot close its connections in good order.
        stopping.countDown();
        thread.join();
    }

    private void run() {
        while (!isStopping()) {
            try (ViewReader<?> reader = readers.get()) {
                while (!isStopping()) {
                    lookIfDue();
                    reader.readOn();
                }
            } catch (RuntimeException e) {
                if (!isStopping()) {
                    outage.began(e);
                    LOG.atWarn()
                            .addKeyValue(LogKeys.SERVICE, thread.getName())
                            .setCause(e)
                            .log("Cannot read the topic, trying again");
                    pause();
                }
            }
        }
    }

    private void lookIfDue() {
        if (look.isDone() && System.nanoTime() - nextLookNanos >= 0) {
            nextLookNanos = System.nanoTime() + BETWEEN_LOOKS.toNanos();
            look = look();
        }
    }

    /** The last stable offset: an open transaction must not make a service that is current look unready. */
    private CompletableFuture<Void> look() {
        return endOffsets
                .lookUp(IsolationLevel.READ_COMMITTED)
                .thenCompose(ends -> positions.await(ends, lookTimeout))
                .orTimeout(lookTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((reached, failure) -> {
                    if (failure == null) {
                        outage.ended();
                    } else {
                        outage.began(failure);
                    }
                });
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            stopping.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
