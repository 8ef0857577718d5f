package io.bellbuoy.benchmarks.delivery;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** Webhooks that came to endpoints which answer, and how long after they were due. */
record Arrivals(long count, long p50Micros, long p99Micros, long mostMicros) {

    static Arrivals of(Histogram micros) {
        return new Arrivals(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                micros.getMaxValue());
    }

    /** Reads what {@link #line} wrote. */
    static Arrivals parse(String line) {
        long[] figures =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Arrivals(figures[0], figures[1], figures[2], figures[3]);
    }

    String line() {
        return count + " " + p50Micros + " " + p99Micros + " " + mostMicros;
    }
}
