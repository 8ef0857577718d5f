package io.bellbuoy.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one JMH method, on one thread, in JVMs of its own. */
public final class Jmh {

    /**
     * Room for a million subscriptions; fixed and touched beforehand, so that no figure has the heap's growth in it, or the
     * kernel's time to find memory for it. Large pages as the launcher asks for them. And code waits for its compiler, or on
     * a busy machine the compiler comes after the warm-up.
     */
    private static final String[] JVM = {
        "-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseTransparentHugePages", "-Xbatch"
    };

    private Jmh() {}

    /**
     * Operations per second of {@link ProcessorTime}: the median of all iterations in all JVMs, as something always spoils a
     * few and with them a mean.
     *
     * @param benchmark a class with one method to measure, which counts its operations
     * @param parameters values of its fields, by name
     */
    public static double median(Class<?> benchmark, Effort effort, Map<String, String> parameters) {
        return median(benchmark, effort, effort.forks(), parameters);
    }

    /** The same in one JVM: for many cases, between which a JVM's whims make little difference. */
    public static double medianInOneJvm(Class<?> benchmark, Effort effort, Map<String, String> parameters) {
        return median(benchmark, effort, 1, parameters);
    }

    private static double median(Class<?> benchmark, Effort effort, int forks, Map<String, String> parameters) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Pattern.quote(benchmark.getName() + "."))
                .forks(forks)
                .jvmArgs(JVM)
                .warmupIterations(effort.warmups())
                .measurementIterations(effort.iterations())
                .warmupTime(time(effort))
                .measurementTime(time(effort))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        parameters.forEach(options::param);
        double median = median(options);
        System.err.printf("%s %s: %.0f/s%n", benchmark.getSimpleName(), new TreeMap<>(parameters), median);
        return median;
    }

    private static double median(ChainedOptionsBuilder options) {
        try {
            return Median.of(new Runner(options.build())
                    .runSingle().getBenchmarkResults().stream()
                            .map(BenchmarkResult::getIterationResults)
                            .flatMap(iterations -> iterations.stream())
                            .mapToDouble(Jmh::score));
        } catch (RunnerException e) {
            throw new IllegalStateException("Not measured", e);
        }
    }

    private static double score(IterationResult iteration) {
        return iteration.getSecondaryResults().values().stream()
                .filter(counter -> counter.getLabel().equals(ProcessorTime.LABEL))
                .findFirst()
                .orElseThrow()
                .getScore();
    }

    private static TimeValue time(Effort effort) {
        return new TimeValue(effort.iteration().toMillis(), TimeUnit.MILLISECONDS);
    }
}
