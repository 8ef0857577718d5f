package io.bellbuoy.ingest.jobs;

import io.bellbuoy.topics.JobKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Has jobs done, a few at once and of each tenant one after the other, in the order in which they were asked for: so two of
 * one tenant never meet over the same dead letters, and nobody holds up another tenant. Confined to one thread.
 */
final class JobDesk {

    private static final int MOST = 4;

    /** How long to leave a job alone that could not be gone on with. */
    private static final Duration BREATHER = Duration.ofSeconds(2);

    /** Longer than a transaction takes. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final JobViews views;
    private final JobBench bench;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST, task -> new Thread(task, "job"));
    private final Map<String, JobRun> byTenant = new ConcurrentHashMap<>();
    private final Map<JobKey, Instant> begun = new HashMap<>();

    JobDesk(JobViews views, JobBench bench, Clock clock) {
        this.views = views;
        this.bench = bench;
        this.clock = clock;
    }

    /** Begins what waits, and ends what was cancelled or is another's now. */
    void look(Predicate<JobKey> isOurs) {
        byTenant.values().stream()
                .filter(run -> !isOurs.test(run.key()) || bench.isCancelled(run.key()))
                .forEach(JobRun::cutShort);
        Instant now = clock.instant();
        begun.values().removeIf(time -> time.plus(BREATHER).isBefore(now));
        views.startingWith("").stream()
                .filter(known -> isOurs.test(known.key()))
                .filter(known -> !known.isEnded() || known.isExpired(now))
                .filter(known -> !begun.containsKey(known.key()))
                .filter(known -> byTenant.size() < MOST
                        && !byTenant.containsKey(known.key().tenant()))
                .forEach(known -> begin(known.key(), now));
    }

    /** Nothing here is ours any more. */
    void leaveAll() {
        byTenant.values().forEach(JobRun::cutShort);
    }

    /** Called by the thread that looked, or after its end. */
    void close() throws InterruptedException {
        leaveAll();
        threads.shutdown();
        if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    private void begin(JobKey key, Instant now) {
        JobRun run = new JobRun(key, bench, clock);
        begun.put(key, now);
        byTenant.put(key.tenant(), run);
        threads.execute(() -> {
            try {
                run.run();
            } finally {
                byTenant.remove(key.tenant(), run);
            }
        });
    }
}
