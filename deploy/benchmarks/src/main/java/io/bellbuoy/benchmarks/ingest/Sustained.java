package io.bellbuoy.benchmarks.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The fastest pace at which everything is accepted in time. */
final class Sustained {

    private static final int AT_A_TIME = 128;
    private static final double STEP = 0.1;

    private Sustained() {}

    /**
     * Finds out what the service takes at most, and then offers less and less of that until it is sustained; or until hardly
     * anything is left to offer, as the percentile beside the figures then says.
     */
    static Phase find(Generator generator, Shape shape, Duration length) throws IOException, TimeoutException {
        double most = generator.saturate(shape, AT_A_TIME, length).requestsPerSecond();
        Phase phase = offer(generator, shape, most * (1 - STEP), length);
        for (double share = 1 - 2 * STEP; !phase.isSustained() && share > STEP / 2; share -= STEP) {
            phase = offer(generator, shape, most * share, length);
        }
        return phase;
    }

    private static Phase offer(Generator generator, Shape shape, double perSecond, Duration length)
            throws IOException, TimeoutException {
        Phase phase = generator.offer(shape, perSecond, length);
        System.err.printf(
                "%s: %.0f/s offered, p99 %.1f ms, %d refused, %d without an answer%n",
                shape.title(),
                perSecond,
                phase.tally().millis(99),
                phase.tally().refused(),
                phase.tally().failed());
        return phase;
    }
}
