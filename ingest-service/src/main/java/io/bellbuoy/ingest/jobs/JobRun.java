package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.ingest.kafka.UnavailableException;
import io.bellbuoy.kit.logging.LogKeys;
import io.bellbuoy.replay.TakenOverException;
import io.bellbuoy.replay.TransactionalWriter;
import io.bellbuoy.topics.JobKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a job over and does it. First of all it takes the writer over, then it waits until it knows everything that was
 * written: nobody can write anything of the job after that, so what it knows is how far the job is. When something is away
 * it just ends, and somebody tries again. Confined to one thread, but for {@link #cutShort}.
 */
final class JobRun implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobKey key;
    private final JobBench bench;
    private final Clock clock;
    private final CountDownLatch cut = new CountDownLatch(1);

    JobRun(JobKey key, JobBench bench, Clock clock) {
        this.key = key;
        this.bench = bench;
        this.clock = clock;
    }

    JobKey key() {
        return key;
    }

    /** Lets it end before it is done: it was cancelled, or is another's. Any thread may call. */
    void cutShort() {
        cut.countDown();
    }

    @Override
    public void run() {
        try (TransactionalWriter writer = bench.takeOver(key)) {
            KnownJob known = bench.current(key);
            if (known != null) {
                goOn(known, writer);
            }
        } catch (CutShortException | TakenOverException e) {
            LOG.atInfo().addKeyValue(LogKeys.JOB, key).log("Left a job to others");
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue(LogKeys.JOB, key).setCause(e).log("Could not go on with a job, trying again");
        }
    }

    private void goOn(KnownJob known, TransactionalWriter writer) {
        if (known.isExpired(clock.instant())) {
            writer.write(bench.records().erased(key));
        } else if (!known.isEnded()) {
            JobProgress progress = known.progress().orElseGet(() -> begin(writer));
            Undertaking undertaking = new Undertaking(known.job(), progress, writer, bench.records(), cut);
            LOG.atInfo().addKeyValue(LogKeys.JOB, key).log("Took a job over");
            JobProgress.Builder ending = ending(undertaking);
            JobProgress ended = ending.setEnded(now()).build();
            writer.write(bench.records().ended(known.job(), ended));
            LOG.atInfo()
                    .addKeyValue(LogKeys.JOB, key)
                    .addKeyValue(LogKeys.REASON, ended.getState())
                    .log("A job has ended");
        }
        // So that nobody here begins it once more.
        bench.current(key);
    }

    /** Says so, for counting what there is to do may take long. */
    private JobProgress begin(TransactionalWriter writer) {
        JobProgress begun = JobProgress.newBuilder()
                .setTenant(key.tenant())
                .setId(key.id())
                .setStarted(now())
                .build();
        writer.write(List.of(bench.records().progress(begun)));
        return begun;
    }

    /** Does what there is to do. */
    private JobProgress.Builder ending(Undertaking undertaking) {
        Job job = undertaking.job();
        String failure = null;
        JobState state = JobState.FINISHED;
        try {
            if (job.getCancelled() != null) {
                throw new CutShortException();
            }
            bench.task(job).run(undertaking);
        } catch (CutShortException e) {
            if (!bench.isCancelled(key)) {
                throw e;
            }
            state = JobState.CANCELLED;
        } catch (JobFailedException | TakenOverException e) {
            // If it is the job itself that was taken over, this is not written.
            state = JobState.FAILED;
            failure = e.getMessage();
        } catch (KafkaException | UnavailableException | CompletionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue(LogKeys.JOB, key)
                    .setCause(e)
                    .log("A job failed for a reason that nobody foresaw");
            state = JobState.FAILED;
            failure = "Something went wrong here; the service's log says what";
        }
        return JobProgress.newBuilder(undertaking.progress())
                .setState(state.code())
                .setFailure(failure);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
