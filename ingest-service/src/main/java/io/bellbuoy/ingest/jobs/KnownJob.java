package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.topics.JobKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A job and how far it is.
 *
 * @param progress empty until someone has begun it
 */
record KnownJob(Job job, Optional<JobProgress> progress) {

    /** How long a job is remembered that has ended. */
    private static final Duration KEPT = Duration.ofDays(7);

    static JobKey key(Job job) {
        return new JobKey(job.getTenant(), job.getId());
    }

    JobKey key() {
        return key(job);
    }

    JobState state() {
        JobState reached = progress.map(JobProgress::getState)
                .map(state -> JobState.valueOf(state.toUpperCase(Locale.ROOT)))
                .orElse(JobState.WAITING);
        return job.getCancelled() == null || isEnded() ? reached : JobState.CANCELLING;
    }

    boolean isEnded() {
        return ended().isPresent();
    }

    /** Whether it may be forgotten. */
    boolean isExpired(Instant now) {
        return ended().filter(ended -> ended.plus(KEPT).isBefore(now)).isPresent();
    }

    private Optional<Instant> ended() {
        return progress.map(JobProgress::getEnded);
    }
}
