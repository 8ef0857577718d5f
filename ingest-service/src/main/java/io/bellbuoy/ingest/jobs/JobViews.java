package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.ingest.store.CurrentReads;
import io.bellbuoy.kit.kafka.KafkaClients;
import io.bellbuoy.kit.management.HealthStatus;
import io.bellbuoy.kit.management.Metrics;
import io.bellbuoy.kit.view.CompactedView;
import io.bellbuoy.kit.view.ViewDefinition;
import io.bellbuoy.serde.AvroSerdes;
import io.bellbuoy.topics.JobKey;
import io.bellbuoy.topics.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * All jobs in memory: what was asked, of one topic, and how far they are, of another. The two never overwrite each other,
 * whoever writes. Any thread may ask.
 */
final class JobViews {

    private final CompactedView<Job> jobs;
    private final CompactedView<JobProgress> progress;

    JobViews(Topics topics, KafkaClients clients, Metrics metrics, Duration patience) {
        this.jobs = view(Job.class, topics.jobs(), clients, metrics, patience);
        this.progress = view(JobProgress.class, topics.jobProgress(), clients, metrics, patience);
    }

    void start() {
        jobs.start();
        progress.start();
    }

    void stop() throws InterruptedException {
        jobs.stop();
        progress.stop();
    }

    HealthStatus health() {
        return jobs.health().isUp() ? progress.health() : jobs.health();
    }

    /** One job, as far as it is known here at once. */
    Optional<KnownJob> known(JobKey key) {
        return jobs.get(key.toString()).map(this::withProgress);
    }

    /** Those whose keys begin so, as far as they are known here at once, those first that were asked for first. */
    List<KnownJob> startingWith(String prefix) {
        return jobs.startingWith(prefix).stream()
                .map(this::withProgress)
                .sorted(Comparator.comparing((KnownJob known) -> known.job().getRequested())
                        .thenComparing(known -> known.job().getId()))
                .toList();
    }

    /** What is read once everything is known that was written, by whomever, before this was called. */
    <T> CompletableFuture<T> current(Supplier<T> read) {
        return CurrentReads.of(jobs, () -> CurrentReads.of(progress, read)).thenCompose(later -> later);
    }

    private KnownJob withProgress(Job job) {
        return new KnownJob(job, progress.get(KnownJob.key(job).toString()));
    }

    private static <T extends SpecificRecord> CompactedView<T> view(
            Class<T> type, String topic, KafkaClients clients, Metrics metrics, Duration patience) {
        Deserializer<T> values = AvroSerdes.deserializer(type, clients.serde());
        ViewDefinition<T> definition =
                new ViewDefinition<>(topic, bytes -> values.deserialize(topic, bytes), (held, other) -> true, patience);
        return new CompactedView<>(definition, clients, metrics);
    }
}
