package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.installation.Installation;
import io.bellbuoy.kit.management.Health;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.matcher.MatcherService;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * A matcher in this JVM, where the time that its thread takes can be told.
 *
 * @param startedIn from start to RUNNING
 */
record LocalMatcher(MatcherService service, Metrics metrics, Duration startedIn) implements AutoCloseable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static LocalMatcher start(Installation installation) throws InterruptedException {
        Metrics metrics = new Metrics();
        MatcherService service = new MatcherService(installation.config(), new Health(), metrics);
        long start = System.nanoTime();
        service.start();
        return new LocalMatcher(service, metrics, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Processor time that its stream thread has taken so far. */
    Duration threadTime() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches(".*-StreamThread-\\d+"))
                .map(thread -> Duration.ofNanos(THREADS.getThreadCpuTime(thread.getId())))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        service.stop();
        metrics.close();
    }
}
