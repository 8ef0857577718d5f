package io.bellbuoy.replay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** Lets time pass. */
@FunctionalInterface
interface Pause {

    /** Negative and zero durations are over at once. */
    void pause(Duration duration);

    /** On the calling thread. */
    static void sleep(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
