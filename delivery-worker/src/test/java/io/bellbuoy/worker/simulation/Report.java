package io.bellbuoy.worker.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes scores down. Latency is from arrival to delivery; in flight and waiting are the peaks of the one endpoint that had
 * most; idle is how much of the time in which there was something to send nothing was under way.
 */
final class Report {

    private static final String HEAD =
            """
            endpoints                  arrived delivered  dead  open attempts parkings     p50     p99     max in flight waiting  idle
            """;

    private static final int MINUTES = 12;

    private Report() {}

    static String of(Scenario scenario, List<Score> scores) {
        StringBuilder report = new StringBuilder("# " + scenario.name() + "\n" + HEAD);
        scores.forEach(score -> report.append(row(score)));
        report.append("delivered per minute\n");
        scores.forEach(score -> report.append(timeline(score)));
        scores.forEach(score -> report.append(recovery(score)));
        return report.append('\n').toString();
    }

    private static String row(Score score) {
        List<Duration> latencies = score.latencies();
        return String.format(
                Locale.ROOT,
                "%-26s %7d %9d %5d %5d %8d %8d %7s %7s %7s %9d %7d %4d%%%n",
                name(score.kind()),
                score.arrived(),
                score.delivered(),
                score.dead(),
                score.open(),
                score.attempts(),
                score.parkings(),
                quantile(latencies, 0.5),
                quantile(latencies, 0.99),
                quantile(latencies, 1),
                score.gauges().stream().mapToInt(Gauge::peakInFlight).max().orElse(0),
                score.gauges().stream().mapToInt(Gauge::peakWaiting).max().orElse(0),
                idlePercent(score));
    }

    private static String timeline(Score score) {
        String counts = LongStream.range(0, MINUTES)
                .mapToObj(minute -> String.format(Locale.ROOT, "%7d", score.deliveredIn(minute)))
                .collect(Collectors.joining());
        return String.format(Locale.ROOT, "%-26s%s%n", name(score.kind()), counts);
    }

    private static String recovery(Score score) {
        return score.kind().recovery() == null
                ? ""
                : "%s: after the trouble the first was delivered within %s, all that had come before within %s%n"
                        .formatted(
                                score.kind().name(),
                                spelled(score.firstAfterRecovery()),
                                spelled(score.lastFromBeforeRecovery()));
    }

    private static String name(Endpoint kind) {
        int count = kind.names().size();
        return count == 1 ? kind.name() : count + " × " + kind.name();
    }

    private static long idlePercent(Score score) {
        long wanted = score.gauges().stream()
                .mapToLong(gauge -> gauge.wanted().toMillis())
                .sum();
        long idle = score.gauges().stream()
                .mapToLong(gauge -> gauge.idle().toMillis())
                .sum();
        return wanted == 0 ? 0 : Math.round(100.0 * idle / wanted);
    }

    private static String quantile(List<Duration> sorted, double part) {
        return sorted.isEmpty() ? "-" : spelled(sorted.get((int) Math.ceil(part * sorted.size()) - 1));
    }

    private static String spelled(@Nullable Duration duration) {
        if (duration == null) {
            return "never";
        }
        return duration.toSeconds() < 10 ? duration.toMillis() + "ms" : duration.toSeconds() + "s";
    }
}
