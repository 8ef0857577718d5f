package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One contender at work on compiled code.
 *
 * @param perSecond requests that the sink has answered
 * @param cpuSecondsPer10k processor time of its process, in user and system mode and without the compilers', for 10,000 of
 *     them
 * @param peakMebibytes most memory that it ever had
 */
record Round(double perSecond, double cpuSecondsPer10k, double peakMebibytes) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MILLIS = 20;

    /**
     * Measures.
     *
     * @throws IllegalStateException when it has not written one status for each request
     */
    static Round measure(Contender contender, int inFlight, Course course, Pace pace, Statuses statuses, String name)
            throws IOException, InterruptedException {
        long requestsBefore = course.sink().requests();
        Path log = course.installation().broker().dir().resolve(name + ".log");
        Process process = contender.start(log, course, name, inFlight);
        try {
            await(requestsBefore + pace.warmUp(), course.sink(), process, log);
            Reading start = Reading.now(course.sink(), process);
            Thread.sleep(pace.measured().toMillis());
            Reading end = Reading.now(course.sink(), process);
            double peakMebibytes = peakMebibytes(process);
            stop(process);
            long requests = course.sink().requests() - requestsBefore;
            if (contender.writesStatuses()) {
                requireStatuses(contender, requests, inFlight, statuses.readNew());
                requireEnough(requests, pace);
            }
            return end.since(start, peakMebibytes);
        } finally {
            process.destroyForcibly();
        }
    }

    static Round median(List<Round> rounds) {
        return new Round(
                Median.of(rounds.stream().mapToDouble(Round::perSecond)),
                Median.of(rounds.stream().mapToDouble(Round::cpuSecondsPer10k)),
                Median.of(rounds.stream().mapToDouble(Round::peakMebibytes)));
    }

    private static void await(long requests, NginxSink sink, Process process, Path log)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sink.requests() < requests) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("It does not get on: " + Files.readString(log));
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static double peakMebibytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** In good order: what was answered gets its status. */
    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not stop");
        }
    }

    private static void requireStatuses(Contender contender, long requests, int inFlight, long statuses) {
        if (statuses > requests || statuses < requests - inFlight) {
            throw new IllegalStateException(
                    contender.title() + " has made " + requests + " requests and written " + statuses + " statuses");
        }
    }

    private static void requireEnough(long requests, Pace pace) {
        if (requests >= pace.notifications()) {
            throw new IllegalStateException("There were no more than " + requests + " notifications to deliver");
        }
    }

    private record Reading(long nanos, long requests, Duration cpu) {

        static Reading now(NginxSink sink, Process process) throws IOException {
            return new Reading(System.nanoTime(), sink.requests(), ProcessTime.of(process));
        }

        Round since(Reading start, double peakMebibytes) {
            double count = requests - start.requests;
            double cpuSeconds = cpu.minus(start.cpu).toNanos() / 1e9;
            return new Round(count * 1e9 / (nanos - start.nanos), cpuSeconds * 10_000 / count, peakMebibytes);
        }
    }
}
