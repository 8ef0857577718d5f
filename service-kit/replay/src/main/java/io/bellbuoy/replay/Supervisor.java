package io.bellbuoy.replay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** Whoever had something begun that takes long. Is asked, on the thread that does it, whether it shall go on. */
public interface Supervisor {

    /** Lets everything be finished, in its time. */
    Supervisor PATIENT = new Supervisor() {

        @Override
        public void check() {}

        @Override
        public void pause(Duration duration) {
            try {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    };

    /** Throws what ends it, unless it shall go on. Asked often: between one step and the next. */
    void check();

    /** Lets time pass; throws what ends it as soon as that is known. Negative and zero durations are over at once. */
    void pause(Duration duration);
}
