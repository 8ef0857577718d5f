package io.bellbuoy.benchmarks.chaos;

import io.bellbuoy.benchmarks.Figures;
import io.bellbuoy.benchmarks.MarkdownTable;
import io.bellbuoy.benchmarks.Median;
import io.bellbuoy.benchmarks.installation.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What came of workers of one group that were killed one after the other, and each started again at once.
 *
 * @param open of each kill, the requests that had no outcome yet
 * @param pauses of each kill, how long it took until the successor delivered
 */
record Killings(Audit audit, List<Integer> open, List<Duration> pauses) {

    private static final int WORKERS = 3;

    private static final int PER_SECOND = 150;
    private static final int MOST_REQUESTS_BEFORE_A_KILL = 150;
    private static final int PROGRESS_EVERY = 20;

    private static final List<String> HEAD = List.of(
            "kill -9",
            "notifications",
            "requests",
            "lost",
            "duplicates",
            "bound",
            "open at a kill, median",
            "most",
            "s until the successor delivers, median",
            "most");

    Killings {
        open = List.copyOf(open);
        pauses = List.copyOf(pauses);
    }

    /** Kills so many. */
    static Killings commit(Installation installation, int count, SplittableRandom random) throws Exception {
        try (Trial trial = Trial.begin(installation, PER_SECOND, random.split())) {
            trial.archiveClasses();
            List<Worker> workers = new ArrayList<>();
            for (int place = 0; place < WORKERS; place++) {
                workers.add(trial.start(place));
            }
            List<Kill> kills = new ArrayList<>();
            while (kills.size() < count) {
                int place = random.nextInt(WORKERS);
                trial.awaitMoreRequests(workers.get(place), random.nextInt(MOST_REQUESTS_BEFORE_A_KILL));
                Kill kill = trial.kill(workers.get(place));
                workers.set(place, kill.successor());
                kills.add(kill);
                sayProgress(kills.size(), count);
            }
            return reckon(trial, kills);
        }
    }

    private static Killings reckon(Trial trial, List<Kill> kills) {
        List<Duration> pauses = kills.stream().map(trial::pauseAfter).toList();
        Audit audit = trial.end();
        List<Integer> open =
                kills.stream().map(kill -> audit.bound(kill::hasStruck)).toList();
        return new Killings(audit, open, pauses).required();
    }

    /** Itself, unless the promise was broken. */
    private Killings required() {
        if (!audit.lost().isEmpty() || audit.duplicates() > bound()) {
            throw new IllegalStateException("kills=%d duplicates=%d bound=%d lost=%s"
                    .formatted(kills(), audit.duplicates(), bound(), audit.lost()));
        }
        return this;
    }

    private static void sayProgress(int done, int count) {
        if (done % PROGRESS_EVERY == 0) {
            System.err.println(done + " of " + count + " kills");
        }
    }

    int kills() {
        return open.size();
    }

    int bound() {
        return open.stream().mapToInt(Integer::intValue).sum();
    }

    MarkdownTable table() {
        List<String> row = Stream.of(
                        kills(),
                        audit.notifications(),
                        audit.requests(),
                        audit.lost().size(),
                        audit.duplicates(),
                        bound(),
                        Median.of(openCounts()),
                        openCounts().max().orElse(0))
                .map(figure -> Figures.grouped(figure.doubleValue()))
                .toList();
        List<String> times = Stream.of(Median.of(seconds()), seconds().max().orElse(0))
                .map(Figures::fine)
                .toList();
        return new MarkdownTable(
                HEAD, List.of(Stream.concat(row.stream(), times.stream()).toList()));
    }

    private DoubleStream openCounts() {
        return open.stream().mapToDouble(Integer::doubleValue);
    }

    private DoubleStream seconds() {
        return pauses.stream().mapToDouble(pause -> pause.toMillis() / 1e3);
    }
}
