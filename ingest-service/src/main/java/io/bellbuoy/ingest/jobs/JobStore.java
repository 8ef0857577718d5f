package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.ingest.http.Problem;
import io.bellbuoy.ingest.http.ProblemException;
import io.bellbuoy.ingest.store.ChangeQueue;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.lifecycle.Service;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.topics.JobKey;
import io.bellbuoy.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The jobs. Every answer knows of everything that was answered before it was asked, on any instance. Any thread may call and
 * none blocks; what is asked of jobs is written one after the other on a thread of its own.
 */
public final class JobStore implements Service {

    /** As many of one tenant may wait or run. */
    static final int MOST = 20;

    private final JobViews views;
    private final JobLog log;
    private final ChangeQueue changes;
    private final Clock clock;

    /**
     * A store of the jobs in Kafka.
     *
     * @param partitions of {@code jobs}
     * @param patience how long a request may wait for its turn, and Kafka may take over it
     */
    public JobStore(
            KafkaClients kafka, Topics topics, int partitions, Metrics metrics, Clock clock, Duration patience) {
        this.views = new JobViews(topics, kafka, metrics, patience);
        this.log = new JobLog(kafka, topics, partitions, patience);
        this.changes = new ChangeQueue("job-writer", patience);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "job store";
    }

    @Override
    public void start() {
        views.start();
    }

    /** Writes what waits, then closes everything. */
    @Override
    public void stop() throws InterruptedException {
        changes.close();
        log.close();
        views.stop();
    }

    /** Whether what is read here is current. */
    public HealthStatus health() {
        return views.health();
    }

    JobViews views() {
        return views;
    }

    /** A tenant's jobs, those first that were asked for last. */
    CompletableFuture<List<KnownJob>> list(String tenant) {
        return views.current(() -> views.startingWith(JobKey.prefixOf(tenant)));
    }

    /** One job, if it is there. */
    CompletableFuture<Optional<KnownJob>> find(JobKey key) {
        return views.current(() -> views.known(key));
    }

    /** Asks for a job; refused when the tenant has too many that have not ended. */
    CompletableFuture<KnownJob> ask(Job job) {
        return changes.submit(() -> {
            long open = list(job.getTenant()).join().stream()
                    .filter(known -> !known.isEnded())
                    .count();
            if (open >= MOST) {
                throw new ProblemException(Problem.of(
                        409,
                        "Tenant " + job.getTenant() + " has " + open
                                + " jobs that have not ended: wait, or cancel one"));
            }
            log.write(job);
            return new KnownJob(job, Optional.empty());
        });
    }

    /** Asks for the end of a job, if it is there and has not come. */
    CompletableFuture<Optional<KnownJob>> cancel(JobKey key) {
        return changes.submit(() -> find(key).join().map(this::cancelled));
    }

    private KnownJob cancelled(KnownJob known) {
        if (known.isEnded() || known.job().getCancelled() != null) {
            return known;
        }
        Job cancelled = Job.newBuilder(known.job())
                .setCancelled(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        log.write(cancelled);
        return new KnownJob(cancelled, known.progress());
    }
}
