package io.bellbuoy.benchmarks.matcher;

import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.installation.Installation;
import java.time.Duration;
import java.util.List;

/**
 * How fast one stream thread works off a backlog, from the time that it runs on compiled code.
 *
 * @param perEvent notifications of each event
 * @param events counted ones
 * @param elapsed by the clock, until a reader of committed notifications has seen theirs
 * @param threadTime processor time of the stream thread in the same time
 */
record Throughput(int perEvent, double events, Duration elapsed, Duration threadTime) {

    static Throughput measure(Installation installation, FanOut fanOut, int warmUp, int counted) throws Exception {
        try (Feeder feeder = Feeder.eager(installation, fanOut)) {
            feeder.putSubscriptions();
            feeder.putEvents(warmUp + counted);
        }
        try (LocalMatcher matcher = LocalMatcher.start(installation);
                Notifications notifications = Notifications.of(installation)) {
            notifications.readUntil((long) warmUp * fanOut.perEvent());
            long seen = notifications.seen();
            long start = System.nanoTime();
            Duration threadTime = matcher.threadTime();
            notifications.readUntil((long) (warmUp + counted) * fanOut.perEvent());
            return new Throughput(
                    fanOut.perEvent(),
                    (double) (notifications.seen() - seen) / fanOut.perEvent(),
                    Duration.ofNanos(System.nanoTime() - start),
                    matcher.threadTime().minus(threadTime));
        }
    }

    double perSecond() {
        return events * 1e9 / elapsed.toNanos();
    }

    List<String> row(String title) {
        return List.of(
                title,
                Figures.grouped(perSecond()),
                Figures.grouped(perSecond() * perEvent),
                Figures.fine(threadTime.toNanos() / 1e3 / events));
    }
}
