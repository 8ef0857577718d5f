package io.bellbuoy.benchmarks.chaos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for other processes, which say nothing when something has happened. */
final class Waiting {

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);

    private Waiting() {}

    /**
     * Returns when it is so.
     *
     * @throws IllegalStateException when it is not so in time, and says what was waited for
     */
    static void until(BooleanSupplier isSo, Duration patience, String what) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited " + patience + " in vain for " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
