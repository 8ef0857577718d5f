package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.ingest.store.SubscriptionStore;
import io.bellbuoy.kit.config.BellbuoyConfig;
import io.bellbuoy.replay.TransactionalWriter;
import io.bellbuoy.topics.JobKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What it takes to do jobs. Any thread may use it. */
final class JobBench {

    private final BellbuoyConfig config;
    private final JobViews views;
    private final JobRecords records;
    private final Task letters;
    private final Task backfill;

    JobBench(BellbuoyConfig config, JobViews views, JobRecords records, SubscriptionStore subscriptions) {
        this.config = config;
        this.views = views;
        this.records = records;
        this.letters = new LettersTask(config);
        this.backfill = new BackfillTask(config, subscriptions);
    }

    /** The job's writer; whoever had it before can write no more of the job. */
    TransactionalWriter takeOver(JobKey key) {
        return TransactionalWriter.named("job-" + key, config);
    }

    /** The job as everything has it that was written before; null when it is not there. */
    @Nullable
    KnownJob current(JobKey key) {
        Optional<KnownJob> known = views.current(() -> views.known(key)).join();
        return known.orElse(null);
    }

    boolean isCancelled(JobKey key) {
        return views.known(key)
                .filter(known -> known.job().getCancelled() != null)
                .isPresent();
    }

    JobRecords records() {
        return records;
    }

    /** What died of a subscription, and was not dealt with since, waits among its dead letters: so that is recovering. */
    Task task(Job job) {
        return JobKind.of(job.getKind()) == JobKind.BACKFILL ? backfill : letters;
    }
}
