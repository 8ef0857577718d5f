package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Some time with the same endpoints healthy.
 *
 * @param endpoints healthy ones
 * @param arrivals at them
 */
record Phase(int endpoints, Arrivals arrivals, Duration elapsed) {

    static Phase measure(Endpoints endpoints, int healthy, Duration length) throws IOException, InterruptedException {
        endpoints.report();
        long start = System.nanoTime();
        Thread.sleep(length.toMillis());
        Arrivals arrivals = endpoints.report();
        return new Phase(healthy, arrivals, Duration.ofNanos(System.nanoTime() - start));
    }

    double perSecondAndEndpoint() {
        return arrivals.count() * 1e9 / elapsed.toNanos() / endpoints;
    }

    List<String> row(String title) {
        return List.of(
                title,
                Figures.fine(perSecondAndEndpoint()),
                Figures.fine(arrivals.p50Micros() / 1e3),
                Figures.fine(arrivals.p99Micros() / 1e3),
                Figures.fine(arrivals.mostMicros() / 1e3));
    }
}
