package io.bellbuoy.ingest.jobs;

import io.bellbuoy.events.Job;
import io.bellbuoy.events.JobProgress;
import io.bellbuoy.replay.Supervisor;
import io.bellbuoy.replay.TransactionalWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A job that is being done here, under its own transactional writer: who has it does the job, and whoever had it before can
 * write no more of it. Confined to one thread.
 */
final class Undertaking implements Supervisor {

    private final Job job;
    private final TransactionalWriter writer;
    private final JobRecords records;
    private final CountDownLatch cut;
    private JobProgress progress;
    private JobProgress noted;

    Undertaking(Job job, JobProgress progress, TransactionalWriter writer, JobRecords records, CountDownLatch cut) {
        this.job = job;
        this.progress = progress;
        this.noted = progress;
        this.writer = writer;
        this.records = records;
        this.cut = cut;
    }

    Job job() {
        return job;
    }

    /** As it was last written. */
    JobProgress progress() {
        return progress;
    }

    boolean isPlanned() {
        return progress.getPlanned() != null;
    }

    /** For what is to be written together with how far that gets the job. */
    TransactionalWriter writer() {
        return writer;
    }

    /** Writes down what there is to do. */
    void plan(JobProgress.Builder plan, long planned, Map<String, Long> counts) {
        JobProgress changed = plan.setPlanned(planned).setCounts(counts).build();
        writer.write(List.of(records.progress(changed)));
        progress = changed;
    }

    /** What it will have done, to be written together with what does it. */
    List<ProducerRecord<byte[], byte[]>> note(JobProgress.Builder reached) {
        noted = reached.build();
        return List.of(records.progress(noted));
    }

    /** That is written. */
    void noted() {
        progress = noted;
    }

    @Override
    public void check() {
        pause(Duration.ZERO);
    }

    @Override
    public void pause(Duration duration) {
        try {
            if (cut.await(Math.max(0, duration.toNanos()), TimeUnit.NANOSECONDS)) {
                throw new CutShortException();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
