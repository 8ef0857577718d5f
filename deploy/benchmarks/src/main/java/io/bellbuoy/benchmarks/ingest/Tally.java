package io.bellbuoy.benchmarks.ingest;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What became of the requests of a phase. For one event loop. */
final class Tally {

    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;

    private final Histogram micros = new Histogram(3);
    private int refused;
    private int failed;
    private int unsent;

    /** An answer, or none. */
    boolean answered(@Nullable Integer status, long afterNanos) {
        boolean isAccepted = status != null && status == ACCEPTED;
        if (isAccepted) {
            micros.recordValue(afterNanos / 1_000);
        } else if (status != null && status == UNAVAILABLE) {
            refused++;
        } else {
            failed++;
        }
        return isAccepted;
    }

    /** Too much was open for yet another request. */
    void notSent() {
        unsent++;
    }

    long accepted() {
        return micros.getTotalCount();
    }

    int refused() {
        return refused;
    }

    /** Neither accepted nor refused: there was no answer, or one that should not be. */
    int failed() {
        return failed;
    }

    int unsent() {
        return unsent;
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
