package io.bellbuoy.benchmarks.delivery;

import io.bellbuoy.benchmarks.installation.JavaProcess;
import io.bellbuoy.standalone.Bellbuoy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who delivers, each in a JVM of its own, all of them with the same heap. */
enum Contender {
    BELLBUOY("Bellbuoy's worker") {
        @Override
        Process start(Path log, Course course, String group, int inFlight) throws IOException {
            List<String> arguments = new ArrayList<>(List.of("worker"));
            course.sets(group, inFlight).forEach(set -> arguments.addAll(List.of("--set", set)));
            return JavaProcess.start(log, HEAP, Bellbuoy.class, arguments);
        }
    },
    PARALLEL_CONSUMER("Confluent parallel-consumer") {
        @Override
        Process start(Path log, Course course, String group, int inFlight) throws IOException {
            // As released it needs a Vert.x older than ours, and so a class path of its own: `run` knows it.
            String classPath = System.getProperty("bellbuoy.benchmarks.parallel-consumer");
            String main = "io.bellbuoy.benchmarks.rival.ParallelConsumerMain";
            return JavaProcess.start(log, HEAP, classPath, main, course.sets(group, inFlight));
        }
    },
    RAW_LOOP("raw Vert.x loop, no Kafka") {
        @Override
        Process start(Path log, Course course, String group, int inFlight) throws IOException {
            Traffic traffic = course.traffic();
            List<String> arguments =
                    List.of(course.sink().url(), Integer.toString(traffic.subscriptions()), Integer.toString(inFlight));
            return JavaProcess.start(log, HEAP, RawLoopMain.class, arguments);
        }
    };

    private static final String HEAP = "-Xmx512m";

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    abstract Process start(Path log, Course course, String group, int inFlight) throws IOException;

    String title() {
        return title;
    }

    /** Whether it writes a status for each request. */
    boolean writesStatuses() {
        return this != RAW_LOOP;
    }
}
