package io.bellbuoy.worker.lane;

import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.logging.LogKeys;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a lane on a thread of its own, from joining the group to leaving it. A lane that fails, or in which nothing moves any
 * more, is closed, and another one takes its place: nothing of what was open is committed, so nothing is lost.
 *
 * <p>The thread itself is never ended by force, for what it holds then would never be let go. Should it hang, its liveness
 * says so after a minute, and Kafka gives its partitions to other lanes after {@code max.poll.interval.ms}; only a restart of
 * the process helps it.
 */
final class LaneThread implements Service {

    private static final Logger log = LoggerFactory.getLogger(LaneThread.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(32);

    private final String name;
    private final Pulse pulse;
    private final Counter restarts;
    private final Clock clock;
    private final Supplier<Lane> opening;
    private final Thread thread;
    private final CompletableFuture<Lane> opened = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * Makes a thread.
     *
     * @param opening makes a lane; called on its thread
     */
    LaneThread(String name, Pulse pulse, Counter restarts, Clock clock, Supplier<Lane> opening) {
        this.name = name;
        this.pulse = pulse;
        this.restarts = restarts;
        this.clock = clock;
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
        stopping.countDown();
    }

    private void run() {
        opened.completeAsync(opening, Runnable::run);
        if (opened.isCompletedExceptionally()) {
            return;
        }
        live(opened::join);
        Duration pause = FIRST_PAUSE;
        while (!isStoppedWithin(pause)) {
            restarts.increment();
            Instant born = clock.instant();
            live(opening);
            boolean hasLivedLong = born.plus(LONGEST_PAUSE).isBefore(clock.instant());
            pause = hasLivedLong ? FIRST_PAUSE : shorter(LONGEST_PAUSE, pause.multipliedBy(2));
        }
    }

    /** Returns when the lane is to be stopped, or to be started anew. Either way it has left its group. */
    private void live(Supplier<Lane> birth) {
        pulse.turned();
        try {
            runUntilStuck(birth).ifPresent(reason -> ended(reason, null));
        } catch (RuntimeException | Error e) {
            ended("it has ended unasked", e);
        }
    }

    private Optional<String> runUntilStuck(Supplier<Lane> birth) {
        try (Lane lane = birth.get()) {
            Optional<String> stuck = Optional.empty();
            while (stopping.getCount() > 0 && stuck.isEmpty()) {
                turn(lane);
                stuck = lane.stuck();
            }
            return stuck;
        }
    }

    private void ended(String reason, @Nullable Throwable cause) {
        pulse.troubled(reason);
        log.atError()
                .addKeyValue(LogKeys.SERVICE, name)
                .addKeyValue(LogKeys.REASON, reason)
                .setCause(cause)
                .log("The lane starts anew");
    }

    private boolean isStoppedWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts a lane but a JVM in a hurry.
            Thread.currentThread().interrupt();
            return true;
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

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
