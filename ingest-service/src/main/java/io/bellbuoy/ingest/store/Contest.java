package io.bellbuoy.ingest.store;

import io.bellbuoy.ingest.kafka.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What happens between instances that want to write at the same time: each overtakes the others, and who was overtaken tries
 * again after a while that is longer every time, and up to chance, so that one of them comes through. For one thread.
 */
final class Contest {

    private static final int SHORTEST_PAUSE_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Duration patience;

    /**
     * A contest.
     *
     * @param patience after which to give up
     */
    Contest(Duration patience) {
        this.patience = patience;
    }

    /**
     * What the attempt comes to that nobody has overtaken.
     *
     * @param attempt throws {@link OvertakenException}, and has done nothing then
     */
    <T> T win(Supplier<T> attempt) {
        long deadline = System.nanoTime() + patience.toNanos();
        int pause = SHORTEST_PAUSE_MILLIS;
        while (true) {
            try {
                return attempt.get();
            } catch (OvertakenException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw new UnavailableException("Others change subscriptions all the time; nothing was changed", e);
                }
            }
            sleep(ThreadLocalRandom.current().nextInt(pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private static void sleep(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
