package io.bellbuoy.worker.lane;

import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.logging.LogKeys;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a lane on a thread of its own, from joining the group to leaving it. */
final class LaneThread implements Service {

    private static final Logger log = LoggerFactory.getLogger(LaneThread.class);

    private final String name;
    private final Pulse pulse;
    private final Supplier<Lane> opening;
    private final Thread thread;
    private final CompletableFuture<Lane> opened = new CompletableFuture<>();
    private volatile boolean isStopping;

    /**
     * Makes a thread.
     *
     * @param opening makes the lane; called on its thread
     */
    LaneThread(String name, Pulse pulse, Supplier<Lane> opening) {
        this.name = name;
        this.pulse = pulse;
        this.opening = opening;
        this.thread = new Thread(this::run, "bellbuoy-" + name);
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns when the lane is about to join its group. */
    @Override
    public synchronized void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        try {
            opened.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("Cannot open " + name, e.getCause());
        }
    }

    /** Lets what is in flight end for a few seconds, settles it, leaves the group. */
    @Override
    public synchronized void stop() throws InterruptedException {
        askToStop();
        thread.join();
    }

    /** Returns at once; {@link #stop} waits. */
    void askToStop() {
        isStopping = true;
    }

    private void run() {
        opened.completeAsync(opening, Runnable::run);
        if (opened.isCompletedExceptionally()) {
            return;
        }
        try (Lane lane = opened.join()) {
            while (!isStopping) {
                turn(lane);
            }
        } catch (RuntimeException | Error e) {
            // Not to be mended here. The consumer is closed, so that another lane gets its partitions.
            pulse.died();
            log.atError().addKeyValue(LogKeys.SERVICE, name).setCause(e).log("The lane has ended unasked");
        }
    }

    /** Whatever breaks a turn, the lane goes on with the next, and says so. An error ends it, and so does a bad fall. */
    private static void turn(Lane lane) {
        try {
            lane.turn();
        } catch (RuntimeException e) {
            lane.stumbled(e);
        }
    }
}
