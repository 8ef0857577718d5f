package io.bellbuoy.ingest.kafka;

import io.bellbuoy.kit.logging.LogKeys;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits, at start-up, for others that may be starting too. */
public final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WORTH_SAYING = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private WarmUp() {}

    /**
     * Returns once the attempt has succeeded; tries again, for a minute, when it fails with something that may pass.
     *
     * @param what is waited for, in words for the operator
     */
    public static void await(String what, Runnable attempt) {
        long started = System.nanoTime();
        boolean silent = true;
        while (true) {
            try {
                attempt.run();
                return;
            } catch (RetriableException e) {
                Duration waited = Duration.ofNanos(System.nanoTime() - started);
                if (waited.compareTo(PATIENCE) > 0) {
                    throw new UnavailableException("No " + what + " within " + PATIENCE.toSeconds() + " s", e);
                }
                if (silent && waited.compareTo(WORTH_SAYING) > 0) {
                    LOG.atInfo().addKeyValue(LogKeys.REASON, e.getMessage()).log("Waiting for the " + what);
                    silent = false;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
