package io.bellbuoy.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Operations per second of processor time. To a thread that never waits this is a second by the clock, as long as the machine
 * does nothing else; when it does, the clock tells of the neighbours: JMH's own score fell to a tenth where this one stayed.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ProcessorTime {

    /** What JMH calls this counter. */
    static final String LABEL = "perProcessorSecond";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long operations;
    private long nanos;

    /** Counts anew in each iteration. */
    @Setup(Level.Iteration)
    public void start() {
        operations = 0;
        nanos = 0;
    }

    /** Does the work, which is so many operations; enough of them to take far longer than the two looks at the clock. */
    public void count(int ofOperations, Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        nanos += THREADS.getCurrentThreadCpuTime() - start;
        operations += ofOperations;
    }

    /** The figure, which JMH finds by its name. */
    public double perProcessorSecond() {
        return operations * 1e9 / nanos;
    }
}
