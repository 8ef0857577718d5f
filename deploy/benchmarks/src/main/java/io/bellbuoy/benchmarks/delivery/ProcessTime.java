package io.bellbuoy.benchmarks.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time of another JVM, less that of its compilers: they are done after a while, and what they took until then says
 * nothing about what goes on for days. Reads what Linux tells of each thread.
 */
public final class ProcessTime {

    /** Of user mode and of system mode, behind the thread's name, which is in brackets. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    /** A hundred ticks a second, on every Linux that a JDK runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    private ProcessTime() {}

    /** What it has taken since it began. */
    public static Duration of(Process process) throws IOException {
        Duration all = process.info().totalCpuDuration().orElseThrow();
        return all.minus(compilers(Path.of("/proc/" + process.pid() + "/task")));
    }

    private static Duration compilers(Path threads) throws IOException {
        try (Stream<Path> all = Files.list(threads)) {
            return all.map(ProcessTime::stat)
                    .filter(stat -> stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler"))
                    .map(ProcessTime::time)
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static Duration time(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return TICK.multipliedBy(Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]));
    }

    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            // It has ended since it was listed.
            return "";
        }
    }
}
